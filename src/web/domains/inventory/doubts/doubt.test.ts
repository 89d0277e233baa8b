import { describe, expect, test } from 'vitest'
import { bestScore, compare } from './doubt.ts'

const subject = {
  deviceId: 'pc-1-2026',
  name: 'PC-1',
  serial: '7XK2',
  uuid: 'aaaa',
  macs: [{ mac: '00:11:22:33:44:55' }],
}
const candidate = {
  assetId: '7',
  name: 'PC-1',
  score: 55,
  shared: [
    { sort: 'name', value: 'PC-1' },
    { sort: 'mac', value: '00:11:22:33:44:55' },
  ],
  contradictions: [{ sort: 'serial', ours: 'DELL 7XK2', theirs: 'DELL 9ZZ9' }],
}
const asset = { id: '7', name: 'PC-1', serial: '9ZZ9', manufacturer: { id: '1', name: 'Dell' } }

describe('comparison of a message with candidates', () => {
  const rows = compare(subject, [candidate], [asset])
  const row = (key: string) => rows.find((each) => each.key === key)

  test('marks what is the same and what contradicts', () => {
    expect(row('name')).toMatchObject({ ours: 'PC-1', theirs: [{ value: 'PC-1', mark: 'same' }] })
    expect(row('serial')).toMatchObject({ ours: '7XK2', theirs: [{ value: '9ZZ9', mark: 'differs' }] })
    expect(row('uuid')).toMatchObject({ ours: 'aaaa', theirs: [{ value: null, mark: null }] })
    expect(row('mac')?.theirs[0]).toEqual({ value: '00:11:22:33:44:55', mark: 'same' })
  })

  test('leaves out what nobody says', () => {
    expect(rows.map((each) => each.key)).toEqual(['name', 'serial', 'uuid', 'mac', 'manufacturer', 'agent'])
  })

  test('shows what contradicted, even when the asset has since become what the message says', () => {
    const since = compare(subject, [candidate], [{ ...asset, serial: '7XK2' }])
    expect(since.find((each) => each.key === 'serial')?.theirs[0]).toEqual({ value: 'DELL 9ZZ9', mark: 'differs' })
  })

  test('stands even when the asset may not be read', () => {
    const blind = compare(subject, [candidate], [undefined])
    expect(blind.find((each) => each.key === 'serial')?.theirs[0]).toEqual({ value: 'DELL 9ZZ9', mark: 'differs' })
  })
})

test('the best candidate has most points', () => {
  const record = { id: '1', candidates: [{ ...candidate, score: 20 }, candidate] }
  expect(bestScore(record)).toMatchObject({ count: 2, best: { score: 55 } })
  expect(bestScore({ id: '1' })).toEqual({ count: 0, best: null })
})
