import { describe, expect, it } from 'vitest'
import { flatten } from './flatten.ts'

const nodes = [
  {
    id: 'm',
    label: 'Marseille',
    children: [
      { id: 'a', label: 'A', children: [{ id: 'a1', label: 'A1' }] },
      { id: 'b', label: 'B' },
    ],
  },
  { id: 'n', label: 'Nice' },
]
const ids = (folds: Record<string, boolean>, active: string | null = null) =>
  flatten(nodes, folds, active).map((line) => line.id)

describe('lines of a tree', () => {
  it('hide what closed branches hold', () => {
    expect(ids({})).toEqual(['m', 'n'])
    expect(ids({ m: true })).toEqual(['m', 'a', 'b', 'n'])
    expect(ids({ m: true, a: true })).toEqual(['m', 'a', 'a1', 'b', 'n'])
  })

  it('show the way to the active one, unless it was closed by hand', () => {
    expect(ids({}, 'a1')).toEqual(['m', 'a', 'a1', 'b', 'n'])
    expect(ids({ m: false }, 'a1')).toEqual(['m', 'n'])
  })

  it('know their level and their place among their siblings', () => {
    expect(flatten(nodes, { m: true }, null)[2]).toMatchObject({
      id: 'b',
      parent: 'm',
      level: 2,
      place: 2,
      siblings: 2,
      hasChildren: false,
      isOpen: false,
    })
  })
})
