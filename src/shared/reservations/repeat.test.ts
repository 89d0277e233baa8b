import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallTime } from '../conditions/zoned-time.ts'
import { monthWays, weekdays } from '../recurrence/recurrence.ts'
import { occurrencesOf, type Repeat, repeatUnits } from './repeat.ts'

const zone = 'Europe/Paris'
const span = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to) })
const repeat = (given: Partial<Repeat>): Repeat => ({
  unit: 'day',
  every: 1,
  weekdays: [],
  monthWay: 'day',
  ...given,
})
const shown = (at: Date) => {
  const { year, month, day, hour, minute } = wallTime(at, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}
const starts = (from: string, to: string, given: Partial<Repeat>) =>
  occurrencesOf(span(from, to), repeat(given), zone).map(({ startsAt }) => shown(startsAt))

describe('a booking that comes again', () => {
  test('keeps its hour on the wall over both changes of the clock', () => {
    // 9:00 in Paris is 8:00 UTC in winter and 7:00 in summer; the clock changes on 29 March and 25 October 2026.
    const spring = occurrencesOf(span('2026-03-27T08:00:00Z', '2026-03-27T16:00:00Z'), repeat({ count: 4 }), zone)
    expect(spring.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-03-27T08:00:00.000Z',
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ])
    const autumn = occurrencesOf(span('2026-10-24T07:00:00Z', '2026-10-25T07:00:00Z'), repeat({ count: 2 }), zone)
    expect(autumn.map(({ endsAt }) => shown(endsAt))).toEqual(['2026-10-25 08:00', '2026-10-26 08:00'])
    // A night that has 25 hours is as long as people say it is: from 20:00 to 8:00.
    const night = occurrencesOf(span('2026-10-23T18:00:00Z', '2026-10-24T06:00:00Z'), repeat({ count: 2 }), zone)
    expect((+night[1]!.endsAt - +night[1]!.startsAt) / 3_600_000).toBe(13)
  })

  test('weekly on chosen days, every second week, to a last day that counts', () => {
    expect(
      starts('2026-03-03T08:00:00Z', '2026-03-03T09:00:00Z', {
        unit: 'week',
        every: 2,
        weekdays: ['thursday', 'tuesday'],
        until: '2026-03-19',
      }),
    ).toEqual(['2026-03-03 09:00', '2026-03-05 09:00', '2026-03-17 09:00', '2026-03-19 09:00'])
  })

  test('monthly by date takes the last day of a shorter month; by weekday the last where there is no fifth', () => {
    expect(starts('2026-01-31T08:00:00Z', '2026-01-31T09:00:00Z', { unit: 'month', count: 3 })).toEqual([
      '2026-01-31 09:00',
      '2026-02-28 09:00',
      '2026-03-31 09:00',
    ])
    expect(
      starts('2026-01-30T08:00:00Z', '2026-01-30T09:00:00Z', { unit: 'month', monthWay: 'weekday', count: 3 }),
    ).toEqual(['2026-01-30 09:00', '2026-02-27 09:00', '2026-03-27 09:00'])
  })

  test('whatever the plan, hours on the wall stay, times only grow, and the plan ends', () => {
    const plan = fc.record({
      unit: fc.constantFrom(...repeatUnits),
      every: fc.integer({ min: 1, max: 5 }),
      weekdays: fc.subarray([...weekdays]),
      monthWay: fc.constantFrom(...monthWays),
      count: fc.integer({ min: 1, max: 60 }),
    })
    const start = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
    fc.assert(
      fc.property(plan, start, fc.integer({ min: 1, max: 200 }), (given, from, hours) => {
        // Never inside the hour that does not exist: no wall shows it.
        const startsAt = new Date(Math.floor(from / 86_400_000) * 86_400_000 + 9 * 3_600_000)
        const first = { startsAt, endsAt: new Date(+startsAt + hours * 3_600_000) }
        const found = occurrencesOf(first, given, zone)
        expect(found.length).toBe(given.count)
        const hour = wallTime(startsAt, zone).hour
        for (const [index, each] of found.entries()) {
          expect(wallTime(each.startsAt, zone).hour).toBe(hour)
          if (index > 0) expect(+each.startsAt).toBeGreaterThan(+found[index - 1]!.startsAt)
        }
      }),
      { numRuns: 200 },
    )
  })
})
