import { expect, it } from 'vitest'
import { dice, randomCase } from '../../../tests/support/random-promises.ts'
import { slowDue, slowWorked } from '../../../tests/support/slow-calculator.ts'
import { dueOf, type Promised } from './due.ts'
import { dayOf, dayText, easterOf, holidaysOf } from './holidays.ts'
import { afterWork, type WorkCalendar, workedBetween } from './work-time.ts'

const seed = Number(process.env.CIGALE_TEST_SEED ?? Math.floor(Math.random() * 1e9))
const cases = Number(process.env.CIGALE_CASES ?? 2000)

it(`agrees with a calculator that walks minute by minute: ${cases} cases, seed ${seed}`, { timeout: 600_000 }, () => {
  const random = dice(seed)
  const wrong: string[] = []
  for (let index = 0; index < cases; index++) {
    const { promised, start, pauses } = randomCase(random)
    const to = start + 3 * 86_400_000
    const fast = [dueOf(promised, start, pauses).at, workedBetween(promised.calendar, start, to)]
    const slow = [slowDue(promised, start, pauses), slowWorked(promised.calendar, start, to)]
    if (fast[0] !== slow[0] || fast[1] !== slow[1])
      wrong.push(JSON.stringify({ seed, index, promised, start, pauses, fast, slow }))
  }
  expect(wrong.slice(0, 3)).toEqual([])
})

const office: WorkCalendar = {
  zone: 'Europe/Paris',
  hours: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 8 * 60 + 30, to: 12 * 60 + 30 },
    { day, from: 13 * 60 + 30, to: 17 * 60 + 30 },
  ]),
  holidays: 'fr',
  closings: [],
}
const promise = (more: Partial<Promised>): Promised => ({
  amount: 4,
  unit: 'hours',
  endOfDay: false,
  calendar: office,
  zone: 'Europe/Paris',
  ...more,
})
const due = (promised: Promised, start: string, pauses: [string, string | null][] = []) => {
  const at = dueOf(
    promised,
    Date.parse(start),
    pauses.map(([from, to]) => ({ from: Date.parse(from), to: to === null ? null : Date.parse(to) })),
  ).at
  return at === null ? null : new Date(at).toISOString()
}

it('counts as people do: over lunch, the night, a long week-end, the change of the clock', () => {
  expect(due(promise({}), '2026-11-27T14:30:00Z')).toBe('2026-11-30T09:30:00.000Z')
  // 13 July 2026 is a Monday; the 14th is a holiday.
  expect(due(promise({}), '2026-07-13T14:30:00Z')).toBe('2026-07-15T09:30:00.000Z')
  expect(due(promise({ amount: 2, unit: 'days' }), '2026-03-27T09:00:00Z')).toBe('2026-03-31T08:00:00.000Z')
  expect(due(promise({ amount: 1, unit: 'days', endOfDay: true }), '2026-11-26T09:00:00Z')).toBe(
    '2026-11-27T16:30:00.000Z',
  )
})

it('waiting over a week-end costs nothing in a promise of days', () => {
  const pauses: [string, string | null][] = [['2026-11-27T16:30:00Z', '2026-11-30T07:30:00Z']]
  const promised = promise({ amount: 2, unit: 'days' })
  expect(due(promised, '2026-11-26T09:00:00Z', pauses)).toBe(due(promised, '2026-11-26T09:00:00Z'))
  expect(due(promised, '2026-11-26T09:00:00Z', [['2026-11-27T10:00:00Z', null]])).toBeNull()
})

it('a calendar that never opens promises nothing, and says so', () => {
  const never = { ...office, hours: [] }
  expect(afterWork(never, Date.parse('2026-01-01'), 60_000)).toBeNull()
  expect(due(promise({ calendar: never }), '2026-01-01T00:00:00Z')).toBeNull()
})

it('knows the holidays of France, Easter by a second method', () => {
  // Published dates of Easter Sunday.
  const easters = ['2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2076-04-19']
  expect(easters.map((day) => dayText(easterOf(Number(day.slice(0, 4)))))).toEqual(easters)
  const named = (set: Parameters<typeof holidaysOf>[0]) => [...holidaysOf(set, 2026).keys()].map(dayText).sort()
  expect(named('fr')).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  expect(holidaysOf('fr-alsace-moselle', 2026).get(dayOf(2026, 4, 3))).toBe('goodFriday')
  expect(named('none')).toEqual([])
})
