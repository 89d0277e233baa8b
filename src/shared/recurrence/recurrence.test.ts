import { expect, it } from 'vitest'
import { dayNumber, daysFrom, dayTextOf, type Recurrence } from './recurrence.ts'

const plain: Recurrence = {
  unit: 'day',
  every: 1,
  startsOn: '2026-01-30',
  endsOn: null,
  weekdays: [],
  monthWay: 'day',
}

function next(patch: Partial<Recurrence>, count = 4, from = '2026-01-01'): string[] {
  const days: string[] = []
  for (const day of daysFrom({ ...plain, ...patch }, dayNumber(from))) {
    days.push(dayTextOf(day))
    if (days.length === count) break
  }
  return days
}

it('periods are counted from the first day, however late one looks', () => {
  expect(next({ every: 3 })).toEqual(['2026-01-30', '2026-02-02', '2026-02-05', '2026-02-08'])
  expect(next({ every: 3 }, 2, '2026-02-03')).toEqual(['2026-02-05', '2026-02-08'])
  // 30 January 2026 is a Friday: of its own week only the Friday is left, then every other week.
  expect(next({ unit: 'week', every: 2, weekdays: ['friday', 'monday'] }, 5)).toEqual([
    '2026-01-30',
    '2026-02-09',
    '2026-02-13',
    '2026-02-23',
    '2026-02-27',
  ])
  expect(next({ unit: 'week' }, 2, '2030-06-01')).toEqual(['2030-06-07', '2030-06-14'])
  expect(next({ endsOn: '2026-02-01' })).toEqual(['2026-01-30', '2026-01-31', '2026-02-01'])
  expect(next({}, 1, '2025-01-01')).toEqual(['2026-01-30'])
})

it('months are of unequal length', () => {
  expect(next({ unit: 'month' })).toEqual(['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30'])
  expect(next({ unit: 'month', monthWay: 'last-day' })).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
  // The fifth Friday, where there are but four: the last.
  expect(next({ unit: 'month', monthWay: 'weekday' })).toEqual(['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24'])
  expect(next({ unit: 'month', monthWay: 'weekday', startsOn: '2026-01-13' })).toEqual([
    '2026-01-13',
    '2026-02-10',
    '2026-03-10',
    '2026-04-14',
  ])
  expect(next({ unit: 'year', startsOn: '2028-02-29' }, 5)).toEqual([
    '2028-02-29',
    '2029-02-28',
    '2030-02-28',
    '2031-02-28',
    '2032-02-29',
  ])
})

it('a day comes again exactly where it did, wherever one begins to look', () => {
  const ways: Partial<Recurrence>[] = [
    { every: 7 },
    { unit: 'week', every: 3, weekdays: ['sunday', 'wednesday'] },
    { unit: 'month', every: 5, monthWay: 'weekday' },
    { unit: 'month', monthWay: 'last-weekday' },
    { unit: 'year', every: 2 },
  ]
  for (const way of ways) {
    const all = next(way, 60)
    for (const [index, day] of all.slice(0, 50).entries()) {
      expect(next(way, 3, day)).toEqual(all.slice(index, index + 3))
      expect(next(way, 1, dayTextOf(dayNumber(day) + 1))).toEqual([all[index + 1]])
    }
  }
})
