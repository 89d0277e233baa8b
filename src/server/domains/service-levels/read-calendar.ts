import { type RawBuilder, sql } from 'kysely'
import type { HolidaySet } from '../../../shared/service-levels/holidays.ts'
import type { Closing, Hours, WorkCalendar } from '../../../shared/service-levels/work-time.ts'

/** A calendar as it is kept; without a zone it is in that of the instance. */
export interface LoadedCalendar {
  id: string
  name: string
  zone: string | null
  hours: Hours[]
  holidays: HolidaySet
  closings: Closing[]
}

/** SQL of a calendar, alias `c`; null when there is none. */
export const calendarSql: RawBuilder<LoadedCalendar | null> = sql`
  case when c.id is null then null else jsonb_build_object('id', c.id::text, 'name', c.name, 'zone', c.zone,
    'hours', c.hours, 'holidays', c.holidays, 'closings', c.closings) end`

/** The same for the arithmetic. `zone`: that of the instance. */
export const workCalendarOf = (calendar: LoadedCalendar | null, zone: string): WorkCalendar | null =>
  calendar === null ? null : { ...calendar, zone: calendar.zone ?? zone }
