import type dayjs from 'dayjs'
import { CalendarAgenda } from './CalendarAgenda.tsx'
import { CalendarRows } from './CalendarRows.tsx'
import css from './calendar.module.css'
import type { CalendarSearch } from './calendar-days.ts'
import type { CalendarBar, CalendarColumn, CalendarLine, CalendarShade } from './calendar-parts.ts'

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
}

/** What is when: lines down, days across; the same as a list of days on phones and by choice. */
export function Calendar<B extends CalendarBar>({ look, ...props }: CalendarProps<B>) {
  return (
    <>
      <div className={css.picture} data-look={look}>
        <CalendarRows {...props} />
      </div>
      <div className={css.agenda} data-look={look}>
        <CalendarAgenda {...props} />
      </div>
    </>
  )
}
