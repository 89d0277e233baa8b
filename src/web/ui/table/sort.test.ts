import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSort, toggleSort, writeSort } from './sort.ts'

const key = fc.stringMatching(/^[a-z][a-zA-Z.]{0,8}$/)

describe('sort order', () => {
  it('reads and writes the same order', () => {
    const keys = fc.uniqueArray(fc.record({ key, descending: fc.boolean() }), { selector: (entry) => entry.key })
    fc.assert(
      fc.property(keys, (order) => {
        expect(parseSort(writeSort(order))).toEqual(order)
      }),
    )
  })

  it('turns a column over at each press and forgets the others', () => {
    expect(toggleSort('', 'name', false)).toBe('name')
    expect(toggleSort('name', 'name', false)).toBe('-name')
    expect(toggleSort('-name', 'name', false)).toBe('name')
    expect(toggleSort('-updatedAt,name', 'serial', false)).toBe('serial')
  })

  it('adds, turns and drops a second key with Shift', () => {
    expect(toggleSort('name', 'serial', true)).toBe('name,serial')
    expect(toggleSort('name,serial', 'serial', true)).toBe('name,-serial')
    expect(toggleSort('name,-serial', 'serial', true)).toBe('name')
  })

  it('ignores empty parts', () => {
    expect(parseSort(',-,name')).toEqual([{ key: 'name', descending: false }])
  })
})
