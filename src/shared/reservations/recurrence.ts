import { z } from 'zod'
import { instantOf, wallTime } from '../conditions/zoned-time.ts'

export const frequencies = ['daily', 'weekly', 'monthly'] as const
export type Frequency = (typeof frequencies)[number]

/** So many bookings one plan makes at most. */
export const mostOccurrences = 200

const day = z.iso.date()

/** How a booking comes again. */
export const repeatSchema = z
  .object({
    frequency: z.enum(frequencies),
    every: z.int().min(1).max(52).default(1),
    /** Weekly: on these days, 1 = Monday … 7. None named = the day of the first. */
    weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
    /** Monthly: on the same date, or on the same weekday (the second Tuesday; the last one where a month has no fifth). */
    monthly: z.enum(['date', 'weekday']).default('date'),
    /** The last day, included… */
    until: day.optional(),
    /** …or how many in all. */
    count: z.int().min(1).max(mostOccurrences).optional(),
  })
  .refine(({ until, count }) => (until === undefined) !== (count === undefined), { path: ['until'] })
export type Repeat = z.infer<typeof repeatSchema>

export interface Span {
  startsAt: Date
  endsAt: Date
}

const dayMs = 86_400_000

/** A day of the calendar as a number, and back. */
const numberOf = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / dayMs
const dateOf = (number: number) => new Date(number * dayMs)
const weekdayOf = (number: number): number => dateOf(number).getUTCDay() || 7

/**
 * Every time it comes, the first included, in order. The clock on the wall stays: 9:00 remains 9:00 over a change of the
 * hour, and so does the end. A date that a month does not have is left out.
 */
export function occurrencesOf(first: Span, repeat: Repeat, zone: string): Span[] {
  const start = wallTime(first.startsAt, zone)
  const end = wallTime(first.endsAt, zone)
  const from = numberOf(start.year, start.month, start.day)
  const nights = numberOf(end.year, end.month, end.day) - from
  const last = repeat.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${repeat.until}T00:00:00Z`) / dayMs
  const most = Math.min(repeat.count ?? mostOccurrences, mostOccurrences)
  const found: Span[] = []
  for (const number of daysOf(from, repeat)) {
    if (number > last || found.length >= most || number > from + 366 * 20) break
    found.push({ startsAt: at(number, start, zone), endsAt: at(number + nights, end, zone) })
  }
  return found
}

function at(number: number, wall: ReturnType<typeof wallTime>, zone: string): Date {
  const date = dateOf(number)
  return instantOf(
    { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    zone,
  )
}

function daysOf(from: number, repeat: Repeat): Generator<number> {
  if (repeat.frequency === 'daily') return eachDay(from, repeat.every)
  return repeat.frequency === 'weekly' ? eachWeek(from, repeat) : eachMonth(from, repeat)
}

function* eachDay(from: number, every: number): Generator<number> {
  for (let number = from; ; number += every) yield number
}

function* eachWeek(from: number, { every, weekdays }: Repeat): Generator<number> {
  const wanted = weekdays.length === 0 ? [weekdayOf(from)] : [...new Set(weekdays)].sort((a, b) => a - b)
  const monday = from - weekdayOf(from) + 1
  for (let week = monday; ; week += 7 * every)
    for (const weekday of wanted) if (week + weekday - 1 >= from) yield week + weekday - 1
}

function* eachMonth(from: number, { every, monthly }: Repeat): Generator<number> {
  const first = dateOf(from)
  const weekday = weekdayOf(from)
  const nth = Math.ceil(first.getUTCDate() / 7)
  for (let month = first.getUTCMonth(); ; month += every) {
    const begin = dateOf(Date.UTC(first.getUTCFullYear(), month, 1) / dayMs)
    const [year, at] = [begin.getUTCFullYear(), begin.getUTCMonth() + 1]
    const days = new Date(Date.UTC(year, at, 0)).getUTCDate()
    if (monthly === 'weekday') {
      const one = numberOf(year, at, 1)
      const date = 1 + ((weekday - weekdayOf(one) + 7) % 7) + 7 * (nth - 1)
      yield numberOf(year, at, date > days ? date - 7 : date)
    } else if (first.getUTCDate() <= days) yield numberOf(year, at, first.getUTCDate())
  }
}
