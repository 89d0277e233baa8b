import { z } from 'zod'
import { dayText, instantOf, wallTime } from '../conditions/zoned-time.ts'
import { dayNumber, daysFrom, dayTextOf, monthWays, weekdays } from '../recurrence/recurrence.ts'

/** So many bookings one plan makes at most. */
export const mostOccurrences = 200

export const repeatUnits = ['day', 'week', 'month'] as const

/** How a booking comes again: the words of `Recurrence`, with an end by day or by number. */
export const repeatSchema = z
  .object({
    unit: z.enum(repeatUnits),
    every: z.int().min(1).max(52).default(1),
    /** Of weeks; none = that of the first. */
    weekdays: z.array(z.enum(weekdays)).max(7).default([]),
    /** Of months. */
    monthWay: z.enum(monthWays).default('day'),
    /** The last day, included… */
    until: z.iso.date().optional(),
    /** …or how many in all. */
    count: z.int().min(1).max(mostOccurrences).optional(),
  })
  .refine(({ until, count }) => (until === undefined) !== (count === undefined), { path: ['until'] })
export type Repeat = z.infer<typeof repeatSchema>

export interface Span {
  startsAt: Date
  endsAt: Date
}

/**
 * Every time it comes, in order. The clock on the wall stays: 9:00 remains 9:00 over a change of the hour, and so does the
 * end, however many hours lie between.
 */
export function occurrencesOf(first: Span, repeat: Repeat, zone: string): Span[] {
  const { unit, every, weekdays: days, monthWay, until = null, count = mostOccurrences } = repeat
  const start = dayNumber(dayText(first.startsAt, zone))
  const nights = dayNumber(dayText(first.endsAt, zone)) - start
  const recurrence = { unit, every, weekdays: days, monthWay, startsOn: dayTextOf(start), endsOn: until }
  const found: Span[] = []
  for (const day of daysFrom(recurrence, start)) {
    if (found.length >= Math.min(count, mostOccurrences)) break
    found.push({ startsAt: onDay(day, first.startsAt, zone), endsAt: onDay(day + nights, first.endsAt, zone) })
  }
  return found
}

/** The same hour on the wall, on another day (days since 1970). */
export function onDay(day: number, at: Date, zone: string): Date {
  const [year = 0, month = 1, date = 1] = dayTextOf(day).split('-').map(Number)
  return instantOf({ ...wallTime(at, zone), year, month, day: date }, zone)
}
