import { expect, test } from 'vitest'
import type { MemoryPart } from '../neutral.ts'
import { newsOf, type PartChange } from './part-changes.ts'

const change = (
  section: string,
  old: string | null,
  after: string | null,
  oldMb: number | null = null,
  newMb = oldMb,
) => ({
  ...{ section, old, new: after, oldMb, newMb },
  change: (old === null ? 'added' : after === null ? 'removed' : 'changed') as PartChange['change'],
})
const modules = (...sizes: number[]) => sizes.map((capacityMb) => ({ capacityMb }) as MemoryPart)

test('modules that came and went are told as what memory comes to', () => {
  const changes = [change('memory', 'DDR4 8192', null, 8192, null), change('memory', null, 'DDR5 16384', null, 16384)]
  expect(newsOf(changes, modules(16384))).toEqual({
    lines: [{ field: 'total:memory', old: 8192, new: 16384 }],
    hardware: [{ part: 'memory', change: 'more', before: null, after: null, beforeMb: 8192, afterMb: 16384 }],
  })
  expect(newsOf([change('memory', 'B', null, 8192, null)], modules(8192)).hardware).toMatchObject([
    { change: 'less', beforeMb: 16384, afterMb: 8192 },
  ])
  // As much as before: which module was swapped is what there is to tell.
  const swapped = [change('memory', 'A', null, 8192, null), change('memory', null, 'B', null, 8192)]
  expect(newsOf(swapped, modules(8192)).lines).toEqual([{ field: 'part:memory', old: 'A', new: 'B' }])
})

test('a disk replaced is one line; a monitor gone and another come are two; a new wording is no change of hardware', () => {
  const { lines, hardware } = newsOf(
    [
      change('storage', 'Disk X', null, 500),
      change('storage', null, 'Disk Y', null, 1000),
      change('monitor', 'Left', null),
      change('monitor', null, 'Right'),
      change('processor', 'Intel i5', 'Intel Core i5'),
      change('os', 'Windows 10', 'Windows 11'),
      change('volume', 'D:', null),
    ],
    undefined,
  )
  expect(lines.map(({ field, old, new: after }) => [field, old, after])).toEqual([
    ['part:storage', 'Disk X', 'Disk Y'],
    ['part:monitor', 'Left', null],
    ['part:monitor', null, 'Right'],
    ['part:processor', 'Intel i5', 'Intel Core i5'],
    ['part:os', 'Windows 10', 'Windows 11'],
    ['part:volume', 'D:', null],
  ])
  expect(hardware.map(({ part, change: sort }) => [part, sort])).toEqual([
    ['storage', 'replaced'],
    ['monitor', 'removed'],
    ['monitor', 'added'],
    ['os', 'replaced'],
  ])
})
