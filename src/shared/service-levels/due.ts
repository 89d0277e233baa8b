import {
  afterWork,
  dayAndNight,
  endOfWorkingDay,
  offsetAt,
  openTimes,
  type WorkCalendar,
  wallDay,
  workedBetween,
} from './work-time.ts'

export const units = ['minutes', 'hours', 'days'] as const
export type Unit = (typeof units)[number]

/** What is promised. */
export interface Promised {
  amount: number
  unit: Unit
  /** The promise ends with the working day in which it falls. */
  endOfDay: boolean
  calendar: WorkCalendar | null
  /** IANA zone in which days begin when there is no calendar. */
  zone: string
}

/** The clock stands still; `to` null = still. */
export interface Pause {
  from: number
  to: number | null
}

/** How a due instant comes about, step by step, so that people can follow it. */
export interface Due {
  /** null: the clock stands still, or the calendar has no open time. */
  at: number | null
  /** When the clock began to run: the first open moment. */
  begins: number | null
  /** Without any pause. */
  withoutPauses: number | null
  /** Milliseconds of open time in pauses that are over. */
  paused: number
  /** Since when the clock stands still. */
  pausedSince: number | null
  /** Milliseconds of open time from the beginning to the due instant, pauses not counted. */
  total: number
}

const minuteMs = 60_000

/**
 * When a promise falls due. Minutes and hours are open time. A promise of days ends on the n-th open day that follows,
 * at the same time on the wall. Open time in pauses is added; what pauses after the due instant changes nothing.
 */
export function dueOf(promised: Promised, start: number, pauses: readonly Pause[]): Due {
  const { calendar } = promised
  const begins = afterWork(calendar, start, 0)
  const plain = begins === null ? null : withoutPauses(promised, begins)
  let due = plain
  let paused = 0
  let pausedSince: number | null = null
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    if (due === null || pause.from >= due) break
    if (pause.to === null) {
      pausedSince = pause.from
      break
    }
    const open = workedBetween(calendar, Math.max(start, pause.from), pause.to)
    paused += open
    if (open > 0) due = afterWork(calendar, due, open)
  }
  if (due !== null && promised.endOfDay) due = endOfWorkingDay(calendar ?? dayAndNight(promised.zone), due)
  return {
    at: pausedSince === null ? due : null,
    begins,
    withoutPauses: plain,
    paused,
    pausedSince,
    total: begins === null || due === null ? 0 : Math.max(0, workedBetween(calendar, begins, due) - paused),
  }
}

function withoutPauses({ calendar, amount, unit, zone }: Promised, begins: number): number | null {
  if (unit !== 'days') return afterWork(calendar, begins, amount * (unit === 'hours' ? 60 : 1) * minuteMs)
  return openDaysLater(calendar ?? dayAndNight(zone), begins, amount)
}

/** The same time on the wall on the n-th open day that follows; within its open hours: else the next open moment of them. */
function openDaysLater(calendar: WorkCalendar, begins: number, days: number): number | null {
  if (days === 0) return begins
  const first = wallDay(calendar.zone, begins)
  const timeOfDay = begins + offsetAt(calendar.zone, begins) - first * 86_400_000
  let left = days
  let day = first
  let last: number | null = null
  for (const open of openTimes(calendar, begins)) {
    const openDay = wallDay(calendar.zone, open.from)
    if (openDay !== day) {
      // The n-th day is over: closed at that time of day, it ends with its last open moment.
      if (left === 0) return last
      left -= 1
      day = openDay
    }
    if (left > 0 || day === first) continue
    const wanted = day * 86_400_000 + timeOfDay - offsetAt(calendar.zone, open.from)
    if (wanted < open.to) return Math.max(open.from, wanted)
    last = open.to
  }
  return left === 0 ? last : null
}
