import dayjs from 'dayjs'
import type { Stretch } from './calendar-days.ts'

/** What of a bar is pulled: all of it, or its end. */
export type DragPart = 'whole' | 'end'

export interface DragScale {
  days: number
  /** Bars stand at their hour, or take the days that they touch. */
  grain: 'time' | 'day'
  /** Hours of a day that the picture shows. */
  hours: readonly [number, number]
}

const step = 15

/** Where a bar stands that was pulled by a part of the picture's width. Days are pulled as days: the hour stays, over changes of the clock too. */
export function draggedTo(bar: Stretch, part: DragPart, by: number, { days, grain, hours }: DragScale): Stretch {
  const [start, end] = [dayjs(bar.startsAt), dayjs(bar.endsAt)]
  if (grain === 'day') {
    const count = Math.round(by * days)
    if (part === 'whole') return { startsAt: iso(start.add(count, 'day')), endsAt: iso(end.add(count, 'day')) }
    const moved = end.add(count, 'day')
    return { startsAt: bar.startsAt, endsAt: iso(moved.isAfter(start) ? moved : end) }
  }
  const minutes = Math.round((by * days * (hours[1] - hours[0]) * 60) / step) * step
  if (part === 'whole') return { startsAt: iso(start.add(minutes, 'minute')), endsAt: iso(end.add(minutes, 'minute')) }
  const moved = end.add(minutes, 'minute')
  const shortest = start.add(step, 'minute')
  return { startsAt: bar.startsAt, endsAt: iso(moved.isBefore(shortest) ? shortest : moved) }
}

const iso = (moment: dayjs.Dayjs): string => moment.toISOString()
