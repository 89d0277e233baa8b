import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLines, readDraft, type SettingShape, sectionsOf, writeDraft } from './settings.ts'

const shape = (patch: Partial<SettingShape>): SettingShape => ({
  key: 'inventory.networks',
  type: 'text',
  isRequired: false,
  isSecret: false,
  default: null,
  ...patch,
})
const lines = shape({ type: 'json', schema: { type: 'array', items: { type: 'string' } } })

describe('drafts of settings', () => {
  test('lists are written one a line and read back', () => {
    expect(isLines(lines)).toBe(true)
    const word = fc.stringMatching(/^[\w.:/-]{1,40}$/)
    const words = fc.array(word)
    fc.assert(
      fc.property(words, (list) => {
        expect(readDraft(lines, writeDraft(lines, list))).toEqual(list)
      }),
    )
  })

  test('empty is nothing, unless something is needed', () => {
    expect(readDraft(shape({}), '  ')).toBeNull()
    expect(readDraft(shape({ isRequired: true }), '')).toBeUndefined()
    expect(readDraft(shape({ type: 'json' }), '{oops')).toBeUndefined()
  })

  test('a secret is never written back', () => {
    expect(writeDraft(shape({ isSecret: true }), true)).toBe('')
  })
})

test('sections keep the order of the rooms', () => {
  const all = ['a.one', 'b.one', 'a.two'].map((key) => shape({ key }))
  expect(sectionsOf(all).map(([name, own]) => [name, own.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})
