import dayjs from 'dayjs'
import type { CalendarSpan } from '../../../../shared/reservations/calendar.ts'

export type Length = 'week' | 'month'

/** The days that a picture shows: a week from Monday, or a month. `day` is any of them. */
export function daysOf(day: string, length: Length): dayjs.Dayjs[] {
  const at = dayjs(day)
  const first = length === 'month' ? at.startOf('month') : at.subtract((at.day() + 6) % 7, 'day').startOf('day')
  const count = length === 'month' ? at.daysInMonth() : 7
  return Array.from({ length: count }, (_, index) => first.add(index, 'day'))
}

/** The day that opens the picture before or after. */
export const turned = (day: string, length: Length, by: 1 | -1): string =>
  dayjs(day).add(by, length).format('YYYY-MM-DD')

/** Where a span lies in the picture, in hundredths of its width; null = outside. Days of 23 and 25 hours are as wide as others. */
export function placeOf(span: Pick<CalendarSpan, 'startsAt' | 'endsAt'>, days: readonly dayjs.Dayjs[]) {
  const part = (at: string) => {
    const moment = dayjs(at)
    const day = moment.startOf('day')
    const index = day.diff(days[0]!, 'day')
    const minutes = moment.hour() * 60 + moment.minute()
    return ((index + minutes / 1440) / days.length) * 100
  }
  const from = Math.max(0, part(span.startsAt))
  const to = Math.min(100, part(span.endsAt))
  return to <= 0 || from >= 100 || to <= from ? null : { from, width: to - from }
}

/** Spans day by day, for those who read a list: a span stands under each day it touches. */
export function agendaOf(
  spans: readonly CalendarSpan[],
  days: readonly dayjs.Dayjs[],
): { day: dayjs.Dayjs; spans: CalendarSpan[] }[] {
  return days.map((day) => ({
    day,
    spans: spans.filter(
      ({ startsAt, endsAt }) => dayjs(startsAt).isBefore(day.add(1, 'day')) && dayjs(endsAt).isAfter(day),
    ),
  }))
}
