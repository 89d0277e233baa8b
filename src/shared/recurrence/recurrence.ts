/** What comes back every so many days, weeks, months or years. Days are days of the wall: hours and zones come on top. */
export const recurrenceUnits = ['day', 'week', 'month', 'year'] as const
export type RecurrenceUnit = (typeof recurrenceUnits)[number]

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/**
 * Which day of a month: that of the first time (the last day where a month is shorter), the same weekday (the second
 * Tuesday; the fifth means the last), the last day, the last such weekday.
 */
export const monthWays = ['day', 'weekday', 'last-day', 'last-weekday'] as const
export type MonthWay = (typeof monthWays)[number]

export interface Recurrence {
  unit: RecurrenceUnit
  /** 1 = each, 2 = every other… */
  every: number
  /** `YYYY-MM-DD`: the first day, and the one that periods are counted from. */
  startsOn: string
  /** Included; null = without end. */
  endsOn: string | null
  /** Of weeks; none = that of the first day. */
  weekdays: readonly string[]
  /** Of months and years. */
  monthWay: MonthWay
}

const dayMs = 86_400_000
/** Periods looked at in one go: two centuries of weeks. */
const farthest = 10_000

/** Days since 1970 of `YYYY-MM-DD`. */
export const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / dayMs
export const dayTextOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
/** 0 = Monday … 6. */
const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The days of a recurrence from a day on (days since 1970), in order. */
export function* daysFrom(recurrence: Recurrence, from: number): Generator<number> {
  const start = dayNumber(recurrence.startsOn)
  const end = recurrence.endsOn === null ? Number.POSITIVE_INFINITY : dayNumber(recurrence.endsOn)
  const periods = periodsOf(recurrence, start)
  const first = periods.firstAt(Math.max(from, start))
  for (let index = first; index < first + farthest; index++)
    for (const day of periods.daysOf(index)) {
      if (day > end) return
      if (day >= start && day >= from) yield day
    }
}

interface Periods {
  /** A period that is not after the day. */
  firstAt: (day: number) => number
  daysOf: (index: number) => number[]
}

function periodsOf(recurrence: Recurrence, start: number): Periods {
  const { unit, every } = recurrence
  if (unit === 'day')
    return { firstAt: (day) => Math.floor((day - start) / every), daysOf: (index) => [start + index * every] }
  if (unit === 'week') {
    const monday = start - weekdayOfDay(start)
    const chosen = weekdays.flatMap((name, index) => (recurrence.weekdays.includes(name) ? [index] : []))
    const days = chosen.length > 0 ? chosen : [weekdayOfDay(start)]
    return {
      firstAt: (day) => Math.floor((day - monday) / (7 * every)),
      daysOf: (index) => days.map((day) => monday + index * 7 * every + day),
    }
  }
  const step = unit === 'year' ? every * 12 : every
  const first = monthOf(start)
  return {
    firstAt: (day) => Math.floor((monthOf(day) - first) / step),
    daysOf: (index) => [dayIn(first + index * step, start, recurrence.monthWay)],
  }
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** The day of a month that a way means, told by the first time. */
function dayIn(month: number, start: number, way: MonthWay): number {
  const from = firstDayOf(month)
  const last = firstDayOf(month + 1) - 1
  const date = new Date(start * dayMs).getUTCDate()
  if (way === 'last-day') return last
  if (way === 'day') return Math.min(from + date - 1, last)
  const weekday = weekdayOfDay(start)
  const lastSuch = last - ((weekdayOfDay(last) - weekday + 7) % 7)
  if (way === 'last-weekday') return lastSuch
  const firstSuch = from + ((weekday - weekdayOfDay(from) + 7) % 7)
  return Math.min(firstSuch + 7 * Math.floor((date - 1) / 7), lastSuch)
}

const firstDayOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs
