import type { Pause, Promised } from '../../src/shared/service-levels/due.ts'
import { holidaySets } from '../../src/shared/service-levels/holidays.ts'
import type { Closing, Hours, WorkCalendar } from '../../src/shared/service-levels/work-time.ts'

const minute = 60_000
const day = 86_400_000

/** Repeatable chance (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Zones with every oddity: half hours, two hours, southern summers, Ramadan, none. */
const zones = [
  'Europe/Paris',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Gaza',
  'Asia/Beirut',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Indian/Reunion',
  'America/Guadeloupe',
  'America/Cayenne',
  'Indian/Mayotte',
  'Antarctica/Troll',
  'UTC',
]

/** Where trouble is: changes of the clock, Easter, May, Christmas, leap days. */
const seasons = [
  '2024-02-27',
  '2024-03-29',
  '2024-10-25',
  '2025-03-28',
  '2025-04-03',
  '2025-10-24',
  '2026-03-06',
  '2026-03-27',
  '2026-04-02',
  '2026-04-29',
  '2026-05-12',
  '2026-07-11',
  '2026-10-23',
  '2026-10-30',
  '2026-12-22',
  '2027-03-26',
]

export interface Case {
  promised: Promised
  start: number
  pauses: Pause[]
}

export function randomCase(random: () => number): Case {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const whole = (max: number) => Math.floor(random() * max)
  const zone = pick(zones)
  const unit = pick(['minutes', 'minutes', 'hours', 'hours', 'days'] as const)
  const calendar = random() < 0.12 ? null : randomCalendar(random, zone)
  const start = Date.parse(`${pick(seasons)}T00:00:00Z`) + whole(4 * 1440) * minute
  const amount = 1 + (unit === 'minutes' ? whole(900) : unit === 'hours' ? whole(16) : whole(5))
  return {
    promised: { amount, unit, endOfDay: random() < 0.25, calendar, zone },
    start,
    pauses: randomPauses(random, start),
  }
}

function randomCalendar(random: () => number, zone: string): WorkCalendar {
  const whole = (max: number) => Math.floor(random() * max)
  const hours: Hours[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    if (random() < (weekday > 5 ? 0.6 : 0.1)) continue
    const parts = random() < 0.15 ? 0 : 1 + whole(2)
    if (parts === 0) hours.push({ day: weekday, from: 0, to: 1440 })
    for (let part = 0; part < parts; part++) {
      const from = whole(1300)
      hours.push({ day: weekday, from, to: Math.min(1440, from + 30 + whole(600)) })
    }
  }
  if (hours.length < 3) hours.push(...[1, 3, 5].map((weekday) => ({ day: weekday, from: 480, to: 1080 })))
  const closings: Closing[] = []
  if (random() < 0.3) closings.push({ from: '2026-12-24', to: '2027-01-02', yearly: random() < 0.5 })
  if (random() < 0.3) closings.push({ from: '2026-03-30', to: '2026-03-31', yearly: random() < 0.5 })
  if (random() < 0.1) closings.push({ from: '2024-02-29', to: '2024-02-29', yearly: true })
  return { zone, hours, holidays: holidaySets[whole(holidaySets.length)]!, closings }
}

function randomPauses(random: () => number, start: number): Pause[] {
  const pauses: Pause[] = []
  let at = start
  const count = Math.floor(random() * 4)
  for (let index = 0; index < count; index++) {
    at += Math.floor(random() * 600) * minute
    const to = at + Math.floor((random() * day * 1.5) / minute) * minute
    pauses.push({ from: at, to })
    at = to
  }
  if (random() < 0.1) pauses.push({ from: at + Math.floor(random() * 600) * minute, to: null })
  return pauses
}
