import { sql } from 'kysely'
import type { Promised } from '../../../shared/service-levels/due.ts'
import type { Escalation } from '../../../shared/service-levels/service-levels.kinds.ts'
import type { Db } from '../../engine/rules/load-facts.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { calendarSql, type LoadedCalendar, workCalendarOf } from './read-calendar.ts'

/** A level with its calendar, as the arithmetic needs it. */
export interface LoadedLevel {
  id: string
  name: string
  type: 'sla' | 'ola'
  target: 'own' | 'resolve'
  amount: number
  unit: Promised['unit']
  endOfDay: boolean
  escalations: Escalation[]
  calendar: LoadedCalendar | null
}

/** Levels by id, those in the trash too: a promise that was made holds. One statement. */
export async function levelsById(db: Db, ids: readonly string[]): Promise<Map<string, LoadedLevel>> {
  if (ids.length === 0) return new Map()
  const found = await sql<LoadedLevel>`${prepared}
    select l.id, l.name, l.type, l.target, l.amount, l.unit, l.end_of_day, l.escalations,
      ${calendarSql} as calendar
    from service_level l left join work_calendar c on c.id = l.calendar_id where l.id = any(${ids}::bigint[])`.execute(
    db,
  )
  return new Map(found.rows.map((level) => [level.id, level]))
}

/** What the level promises, for the arithmetic. `zone`: that of the instance. */
export function promisedOf(level: LoadedLevel, zone: string): Promised {
  const { amount, unit, endOfDay, calendar } = level
  return {
    amount,
    unit,
    endOfDay,
    zone: calendar?.zone ?? zone,
    calendar: workCalendarOf(calendar, zone),
  }
}
