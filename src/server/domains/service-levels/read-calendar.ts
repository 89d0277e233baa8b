import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { HolidaySet } from '../../../shared/service-levels/holidays.ts'
import type { Closing, Hours, WorkCalendar } from '../../../shared/service-levels/work-time.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

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

/** A calendar by its id, for the arithmetic; null where none is named or there is none. */
export async function readCalendar(db: Kysely<Tables>, id: string | null, zone: string): Promise<WorkCalendar | null> {
  if (id === null) return null
  const found = await sql<{ calendar: LoadedCalendar }>`
    select ${calendarSql} as calendar from work_calendar c where c.id = ${id}`.execute(db)
  return workCalendarOf(found.rows[0]?.calendar ?? null, zone)
}
