import type dayjs from 'dayjs'
import { CalendarAgenda } from './CalendarAgenda.tsx'
import { CalendarRows } from './CalendarRows.tsx'
import css from './calendar.module.css'
import type { CalendarSearch } from './calendar-days.ts'
import type { CalendarBar, CalendarColumn, CalendarHands, CalendarLine, CalendarShade } from './calendar-parts.ts'
import type { Dropped } from './use-drag.ts'

interface CalendarProps<B extends CalendarBar> {
  title: string
  lines: readonly CalendarLine[]
  bars: readonly B[]
  shades?: readonly CalendarShade[]
  days: readonly dayjs.Dayjs[]
  look: CalendarSearch['look']
  lineTitle: string
  columns: readonly CalendarColumn<B>[]
  nothing: string
  /** Bars stand at their hour, or take the days that they touch: small things are read where days are narrow. */
  grain?: 'time' | 'day'
  /** Hours of the day that are shown, where it is one. */
  hours?: readonly [number, number]
  onMove?: (bar: B, to: Dropped) => void
  onOpen?: (bar: B) => void
}

/** What is when: lines down, days across; the same as a list of days on phones and by choice. */
export function Calendar<B extends CalendarBar>({ look, onMove, onOpen, ...props }: CalendarProps<B>) {
  const hands = { onMove, onOpen } as unknown as CalendarHands
  return (
    <>
      <div className={css.picture} data-look={look}>
        <CalendarRows {...props} {...hands} />
      </div>
      <div className={css.agenda} data-look={look}>
        <CalendarAgenda {...props} />
      </div>
    </>
  )
}
