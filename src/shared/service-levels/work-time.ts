import { dayOf, type HolidaySet, holidaysOf } from './holidays.ts'
import { stretchesBetween } from './zone-offsets.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Opening hours of a day of the week, in minutes from midnight on the wall clock; `to` is excluded, 1440 at most. */
export interface Hours {
  /** 1 = Monday … 7. */
  day: number
  from: number
  to: number
}

/** Days on which nobody works; `yearly`: every year on these days of the month. */
export interface Closing {
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
  yearly: boolean
}

/** When work is done. */
export interface WorkCalendar {
  /** IANA zone. */
  zone: string
  hours: readonly Hours[]
  holidays: HolidaySet
  closings: readonly Closing[]
}

/** Open time between two instants of the wall; `to` is excluded. */
export interface OpenTime {
  from: number
  to: number
}

/** Far enough for any promise: a calendar without an open hour in this time has none. */
const farthestDays = 366 * 5

/** Why a day is closed: a key of holidays, `closing`, or null when it is not. */
export function closedBecause(calendar: WorkCalendar, day: number): string | null {
  const date = new Date(day * dayMs)
  const holiday = holidaysOf(calendar.holidays, date.getUTCFullYear()).get(day)
  if (holiday !== undefined) return holiday
  const year = date.getUTCFullYear()
  return calendar.closings.some((closing) => isIn(closing, day, year)) ? 'closing' : null
}

function isIn({ from, to, yearly }: Closing, day: number, year: number): boolean {
  if (!yearly) return day >= read(from) && day <= read(to)
  const [start, end] = [inYear(from, year), inYear(to, year)]
  // From Christmas to New Year: over the end of the year.
  return start <= end ? day >= start && day <= end : day >= start || day <= end
}

const read = (text: string): number => Date.parse(`${text}T00:00:00Z`) / dayMs
const inYear = (text: string, year: number): number => dayOf(year, Number(text.slice(5, 7)), Number(text.slice(8, 10)))

interface OpenHours {
  from: number
  to: number
}

const weeks = new WeakMap<WorkCalendar, OpenHours[][]>()

/** Hours of each day of the week, in order, joined where they touch. Made once per calendar. */
function weekOf(calendar: WorkCalendar): OpenHours[][] {
  let week = weeks.get(calendar)
  if (week === undefined) {
    week = Array.from({ length: 8 }, (_, weekday) => joinedHours(calendar, weekday))
    weeks.set(calendar, week)
  }
  return week
}

function joinedHours(calendar: WorkCalendar, weekday: number): OpenHours[] {
  const own = calendar.hours.filter((hours) => hours.day === weekday && hours.to > hours.from)
  const joined: OpenHours[] = []
  for (const { from, to } of own.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** Hours in which a day of the wall is open. */
function hoursOf(calendar: WorkCalendar, day: number): readonly OpenHours[] {
  const hours = weekOf(calendar)[((((day + 3) % 7) + 7) % 7) + 1]!
  return hours.length === 0 || closedBecause(calendar, day) !== null ? [] : hours
}

/** Somebody works on this day (days since 1970). */
export const isOpenDay = (calendar: WorkCalendar, day: number): boolean => hoursOf(calendar, day).length > 0

/**
 * Open times from an instant on, in order, for as long as they are asked for. An hour that the clocks leap over is not
 * worked; one that comes twice is worked twice.
 */
export function* openTimes(
  calendar: WorkCalendar,
  start: number,
  end = start + farthestDays * dayMs,
): Generator<OpenTime> {
  let at = start
  while (at < end) {
    // A month at a time, so that the search for changes of the clock stays short.
    const until = Math.min(end, at + 31 * dayMs)
    for (const stretch of stretchesBetween(calendar.zone, at, until)) {
      const low = Math.max(at, stretch.from)
      const high = Math.min(until, stretch.to)
      const lastDay = Math.floor((high - 1 + stretch.offset) / dayMs)
      for (let day = Math.floor((low + stretch.offset) / dayMs); day <= lastDay; day++) {
        for (const hours of hoursOf(calendar, day)) {
          const from = Math.max(low, day * dayMs + hours.from * minuteMs - stretch.offset)
          const to = Math.min(high, day * dayMs + hours.to * minuteMs - stretch.offset)
          if (from < to) yield { from, to }
        }
      }
    }
    at = until
  }
}

/** Milliseconds worked between two instants; null = day and night. */
export function workedBetween(calendar: WorkCalendar | null, from: number, to: number): number {
  if (to <= from) return 0
  if (calendar === null) return to - from
  let sum = 0
  for (const open of openTimes(calendar, from, to)) sum += open.to - open.from
  return sum
}

/**
 * The instant at which so many milliseconds have been worked, counted from `start`. 0: the first open moment.
 *
 * @returns null when the calendar has no such instant
 */
export function afterWork(calendar: WorkCalendar | null, start: number, milliseconds: number): number | null {
  if (calendar === null) return start + milliseconds
  let left = milliseconds
  for (const { from, to } of openTimes(calendar, start)) {
    if (left <= to - from && (left > 0 || from < to)) return from + left
    left -= to - from
  }
  return null
}

const always = new Map<string, WorkCalendar>()

/** Day and night in a zone: for what is counted in its days. */
export function dayAndNight(zone: string): WorkCalendar {
  const known = always.get(zone)
  if (known !== undefined) return known
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 }))
  const made: WorkCalendar = { zone, hours, holidays: 'none', closings: [] }
  always.set(zone, made)
  return made
}

/**
 * The end of the working day in which an instant falls: the last open moment of that day of the wall. An instant that
 * ends an open time belongs to the day of that time.
 */
export function endOfWorkingDay(calendar: WorkCalendar, time: number): number {
  const inside = workedBetween(calendar, time - 1, time) > 0 ? time - 1 : time
  const day = wallDay(calendar.zone, inside)
  let end = time
  // A day is 26 hours long at most.
  for (const open of openTimes(calendar, inside, inside + 2 * dayMs)) {
    if (wallDay(calendar.zone, open.from) !== day) break
    end = open.to
  }
  return end
}

/** Wall time minus UTC at an instant, in milliseconds. */
export const offsetAt = (zone: string, time: number): number => stretchesBetween(zone, time, time + 1)[0]?.offset ?? 0

/** Day of the wall at an instant. */
export const wallDay = (zone: string, time: number): number => Math.floor((time + offsetAt(zone, time)) / dayMs)
