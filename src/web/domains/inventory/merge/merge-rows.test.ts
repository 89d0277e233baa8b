import { describe, expect, test } from 'vitest'
import { mergeRows, standingMerge } from './merge-rows.ts'

describe('rows of a merge', () => {
  const kept = { id: '1', name: 'PC-1', serial: null, osName: null, comment: '', user: { id: '4', name: 'Sophie' } }
  const other = { id: '2', name: 'PC-2', serial: '7XK2', osName: 'Debian', comment: 'sous le bureau', user: null }
  const rows = mergeRows(kept, other)
  const from = (field: string) => rows.find((row) => row.field === field)?.from

  test('the kept record wins, empty fields are filled', () => {
    expect(from('name')).toBe('kept')
    expect(from('user')).toBe('kept')
    expect(from('serial')).toBe('other')
    expect(from('comment')).toBe('other')
  })

  test('what an agent says is not carried over: it says it again', () => {
    expect(from('osName')).toBeNull()
  })

  test('what is empty on both sides is left out', () => {
    expect(rows.map((row) => row.field)).not.toContain('uuid')
  })
})

test.each([
  [['asset.update', 'asset.merge'], 1],
  [['asset.unmerge', 'asset.merge'], -1],
  [['asset.unmerge', 'asset.merge', 'asset.merge'], 2],
  [[], -1],
])('the standing merge of %j', (actions, index) => {
  expect(standingMerge(actions)).toBe(index)
})
