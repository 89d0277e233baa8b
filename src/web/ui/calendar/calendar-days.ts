import dayjs from 'dayjs'

export const calendarLengths = ['day', 'week', 'month'] as const
export type CalendarLength = (typeof calendarLengths)[number]

/** From an instant to another, ISO 8601. */
export interface Stretch {
  startsAt: string
  endsAt: string
}

/** What the address says of a calendar. */
export interface CalendarSearch {
  day?: string
  span?: CalendarLength
  look?: 'table'
}

/** The days that a picture shows: one, a week from Monday, or a month. `day` is any of them. */
export function daysOf(day: string, length: CalendarLength): dayjs.Dayjs[] {
  const at = dayjs(day)
  if (length === 'day') return [at.startOf('day')]
  const first = length === 'month' ? at.startOf('month') : at.subtract((at.day() + 6) % 7, 'day').startOf('day')
  const count = length === 'month' ? at.daysInMonth() : 7
  return Array.from({ length: count }, (_, index) => first.add(index, 'day'))
}

/** The period that an address asks for, today's week where it says nothing or nonsense. */
export function periodOf(search: CalendarSearch, fallback: CalendarLength = 'week') {
  const day = search.day !== undefined && dayjs(search.day).isValid() ? search.day : dayjs().format('YYYY-MM-DD')
  const length = search.span !== undefined && calendarLengths.includes(search.span) ? search.span : fallback
  const days = daysOf(day, length)
  return { day, length, days, from: days[0]!.toISOString(), until: days.at(-1)!.add(1, 'day').toISOString() }
}

/** The day that opens the picture before or after. */
export const turned = (day: string, length: CalendarLength, by: 1 | -1): string =>
  dayjs(day).add(by, length).format('YYYY-MM-DD')

const allHours = [0, 24] as const

/**
 * Where a span lies in the picture, in hundredths of its width; null = outside. Days of 23 and 25 hours are as wide as others.
 *
 * @param hours those of a day that the picture shows
 */
export function placeOf(span: Stretch, days: readonly dayjs.Dayjs[], hours: readonly [number, number] = allHours) {
  const [first, last] = [hours[0] * 60, hours[1] * 60]
  const part = (at: string) => {
    const moment = dayjs(at)
    const day = moment.startOf('day')
    const index = day.diff(days[0]!, 'day')
    const minutes = moment.hour() * 60 + moment.minute()
    const shown = Math.min(last, Math.max(first, minutes)) - first
    return ((index + shown / (last - first)) / days.length) * 100
  }
  const from = Math.max(0, part(span.startsAt))
  const to = Math.min(100, part(span.endsAt))
  return to <= 0 || from >= 100 || to <= from ? null : { from, width: to - from }
}

/** Puts spans that overlap one under another: each with its lane, and how many lanes there are. */
export function lanesOf<S extends Stretch>(
  spans: readonly S[],
): { placed: { span: S; lane: number }[]; lanes: number } {
  const ends: number[] = []
  const inTime = [...spans].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const placed = inTime.map((span) => {
    const free = ends.findIndex((end) => end <= Date.parse(span.startsAt))
    const lane = free === -1 ? ends.length : free
    ends[lane] = Date.parse(span.endsAt)
    return { span, lane }
  })
  return { placed, lanes: Math.max(1, ends.length) }
}

/** Spans day by day, for those who read a list: a span stands under each day it touches. */
export function agendaOf<S extends Stretch>(
  spans: readonly S[],
  days: readonly dayjs.Dayjs[],
): { day: dayjs.Dayjs; spans: S[] }[] {
  return days.map((day) => ({
    day,
    spans: spans.filter(
      ({ startsAt, endsAt }) => dayjs(startsAt).isBefore(day.add(1, 'day')) && dayjs(endsAt).isAfter(day),
    ),
  }))
}
