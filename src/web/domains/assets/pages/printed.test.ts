import { expect, test } from 'vitest'
import type { PageCount } from '../../../../shared/assets/page-counts.ts'
import { printed } from './printed.ts'

const count = (day: string, total: number | null, color: number | null = null): PageCount => ({
  ...{ day, total, color },
  ...{ mono: null, copies: null, scans: null, faxes: null, source: null },
})

test('pages are differences, by day, week from Monday, month; a counter that goes back takes nothing away', () => {
  const counts = [
    count('2026-03-30', 100, 10),
    count('2026-03-31', 110),
    count('2026-04-05', 150, 30),
    count('2026-04-06', 20),
    count('2026-04-07', 25),
  ]
  const totals = (period: Parameters<typeof printed>[1]) =>
    printed(counts, period).map(({ from, printed: { total }, counter }) => [from, total, counter])
  expect(totals('month')).toEqual([
    ['2026-03-01', 10, 110],
    ['2026-04-01', 45, 25],
  ])
  expect(totals('week')).toEqual([
    ['2026-03-30', 50, 150],
    ['2026-04-06', 5, 25],
  ])
  expect(totals('year')).toEqual([['2026-01-01', 55, 25]])
  expect(printed(counts, 'month').map((step) => step.printed.color)).toEqual([null, 20])
})
