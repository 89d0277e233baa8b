import { dayText, instantOf, shift, startOfDay, type Unit, type WallTime, wallTime, weekdayOf } from './zoned-time.ts'

/** A stretch of time, `to` excluded. A moment has `from` = `to`. */
export interface Period {
  from: Date
  to: Date
}

/** The reader's clock. `timeZone` is an IANA name. */
export interface Clock {
  now: Date
  timeZone: string
}

type Stretch = 'day' | 'week' | 'month' | 'year'

/** Words that stand for a stretch of time, with their distance from the present one. */
const stretches: Record<string, [Stretch, number]> = {
  yesterday: ['day', -1],
  today: ['day', 0],
  tomorrow: ['day', 1],
  'last-week': ['week', -1],
  'this-week': ['week', 0],
  'next-week': ['week', 1],
  'last-month': ['month', -1],
  'this-month': ['month', 0],
  'next-month': ['month', 1],
  'last-year': ['year', -1],
  'this-year': ['year', 0],
  'next-year': ['year', 1],
}

/** `today`, `this-week`… as conditions hold them. */
export const periodWords: readonly string[] = Object.keys(stretches)

const points: Record<string, Stretch> = {
  startOfDay: 'day',
  startOfWeek: 'week',
  startOfMonth: 'month',
  startOfYear: 'year',
}
const pointPattern = /^(now|startOfDay|startOfWeek|startOfMonth|startOfYear)((?:[+-]\d{1,5}(?:min|h|d|w|m|y))*)$/
const shiftPattern = /([+-]\d{1,5})(min|h|d|w|m|y)/g
const partPattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const momentPattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * Reads a value of a moment or a day as conditions hold it:
 * `now`, `now-30d`, `startOfWeek+1d` (moments) · `today`, `last-month` · `2026`, `2026-11`, `2026-11-24` ·
 * `2026-11-24T09:30` (that minute), `…:15` (that second), `…:15.250Z`. Without an offset, the clock's zone is meant.
 *
 * @returns undefined when it is none of these
 */
export function periodOf(value: string, clock: Clock): Period | undefined {
  const period =
    namedPeriod(value, clock) ??
    pointOf(value, clock) ??
    calendarPart(value, clock.timeZone) ??
    momentOf(value, clock.timeZone)
  return period !== undefined && isStorable(period.from) && isStorable(period.to) ? period : undefined
}

/** Years of four digits: what ISO 8601 and the database write alike. */
const isStorable = (instant: Date): boolean => instant.getUTCFullYear() >= 1 && instant.getUTCFullYear() <= 9998

function namedPeriod(value: string, clock: Clock): Period | undefined {
  const stretch = Object.hasOwn(stretches, value) ? stretches[value] : undefined
  return stretch === undefined ? undefined : stretchOf(stretch[0], stretch[1], clock)
}

export const isTimeValue = (value: string): boolean =>
  periodOf(value, { now: new Date(0), timeZone: 'UTC' }) !== undefined

/** The same as days: first and the one after the last, `YYYY-MM-DD`. A moment is the day it falls on. */
export function daysOf(value: string, clock: Clock): { from: string; to: string } | undefined {
  const period = periodOf(value, clock)
  if (period === undefined) return undefined
  const lastMoment = period.to > period.from ? new Date(period.to.getTime() - 1) : period.to
  const last = wallTime(lastMoment, clock.timeZone)
  const after = startOfDay(last.year, last.month, last.day + 1, clock.timeZone)
  return { from: dayText(period.from, clock.timeZone), to: dayText(after, clock.timeZone) }
}

function stretchOf(stretch: Stretch, distance: number, clock: Clock): Period {
  const wall = wallTime(clock.now, clock.timeZone)
  return {
    from: startOf(stretch, wall, distance, clock.timeZone),
    to: startOf(stretch, wall, distance + 1, clock.timeZone),
  }
}

/** Weeks begin on Monday (ISO 8601). */
function startOf(stretch: Stretch, wall: WallTime, distance: number, zone: string): Date {
  if (stretch === 'day') return startOfDay(wall.year, wall.month, wall.day + distance, zone)
  if (stretch === 'week') return startOfDay(wall.year, wall.month, wall.day - weekdayOf(wall) + 1 + distance * 7, zone)
  if (stretch === 'month') return startOfDay(wall.year, wall.month + distance, 1, zone)
  return startOfDay(wall.year + distance, 1, 1, zone)
}

/** Beyond these, calendars of the platform get lost. */
const farthest: Partial<Record<Unit, number>> = { y: 5000, m: 60_000 }

function pointOf(value: string, clock: Clock): Period | undefined {
  const match = pointPattern.exec(value)
  if (match === null) return undefined
  const stretch = points[match[1]!]
  let at = stretch === undefined ? clock.now : startOf(stretch, wallTime(clock.now, clock.timeZone), 0, clock.timeZone)
  for (const [, count, unit] of match[2]!.matchAll(shiftPattern)) {
    const isFar = Math.abs(Number(count)) > (farthest[unit as Unit] ?? Number.POSITIVE_INFINITY)
    at = isFar ? at : shift(at, Number(count), unit as Unit, clock.timeZone)
    if (isFar || !isStorable(at)) return undefined
  }
  return { from: at, to: at }
}

function calendarPart(value: string, zone: string): Period | undefined {
  const match = partPattern.exec(value)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (!isDay(year, month, day)) return undefined
  const step = (y: number, m: number, d: number) => startOfDay(year + y, month + m, day + d, zone)
  const to = match[2] === undefined ? step(1, 0, 0) : match[3] === undefined ? step(0, 1, 0) : step(0, 0, 1)
  return { from: step(0, 0, 0), to }
}

const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

function momentOf(value: string, zone: string): Period | undefined {
  const match = momentPattern.exec(value)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined
  const millisecond = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000)
  const from = atOffset({ year, month, day, hour, minute, second, millisecond }, match[8], zone)
  const length = match[6] === undefined ? 60_000 : match[7] === undefined ? 1000 : 1
  return { from, to: new Date(from.getTime() + length) }
}

function atOffset(wall: WallTime, offset: string | undefined, zone: string): Date {
  if (offset === undefined) return instantOf(wall, zone)
  const ahead =
    offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)))
  return new Date(instantOf(wall, 'UTC').getTime() - ahead * 60_000)
}
