import { type RawBuilder, sql } from 'kysely'
import { reference } from '../../../../shared/fields/index.ts'
import type { Pause } from '../../../../shared/service-levels/due.ts'
import { type WorkCalendar, workedBetween } from '../../../../shared/service-levels/work-time.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { Job, OutboxEvent, SettingDefinition, Subscriber } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { readCalendar } from '../../service-levels/index.ts'

const deskCalendar = 'ticket.calendar'

export const workedSettings: readonly SettingDefinition[] = [
  // Hours of the desk, for cases that nothing was promised for; none = day and night.
  { key: deskCalendar, field: reference('calendar'), default: null },
]

const batch = 2000
const mostBatches = 50

const isUncounted = sql`((taken_at is not null and take_worked_seconds is null)
  or (solved_at is not null and solve_worked_seconds is null))`

/** What gives the case `t` its hours: the promise to solve, or else to take in hand. */
const promised = sql`coalesce(t.sla_resolve_id, t.sla_own_id)`

interface Uncounted {
  id: string
  version: number
  openedAt: Date
  takenAt: Date | null
  solvedAt: Date | null
  waitingSeconds: string
  isPromised: boolean
  calendarId: string | null
  pauses: { from: string; to: string }[]
}

/**
 * Every minute: working hours of cases that were taken in hand or solved since. By the calendar of what was promised, or
 * else by that of the desk. What changes them (another end, another calendar) empties them; they are derived, so
 * nobody's edit becomes stale by them.
 */
export const countWorkedJob: Job = {
  name: 'tickets.count-worked',
  cron: '* * * * *',
  run: async (_data, services) => {
    const calendarOf = calendars(services, await readSetting<string | null>(services.db, services.house, deskCalendar))
    let counted = 0
    for (let round = 0; round < mostBatches; round++) {
      const found = await uncounted(services)
      const rows = []
      for (const row of found) rows.push({ id: row.id, version: row.version, ...workedOf(row, await calendarOf(row)) })
      await keep(services, rows)
      counted += found.length
      if (found.length < batch) break
    }
    return { counted }
  },
}

/** Each calendar is read once a run. */
function calendars(services: Services, desk: string | null) {
  const known = new Map<string, Promise<WorkCalendar | null>>()
  return ({ isPromised, calendarId }: Uncounted): Promise<WorkCalendar | null> => {
    const id = isPromised ? calendarId : desk
    const calendar = known.get(id ?? '') ?? readCalendar(services.db, id, services.timeZone)
    known.set(id ?? '', calendar)
    return calendar
  }
}

async function uncounted(services: Services): Promise<Uncounted[]> {
  const found = await sql<Uncounted>`
    select t.id, t.version, t.opened_at, t.taken_at, t.solved_at, t.waiting_seconds, l.id is not null as is_promised, l.calendar_id,
      coalesce((select json_agg(json_build_object('from', p.from_at, 'to', p.to_at)) from ticket_pause p where p.ticket_id = t.id), '[]') as pauses
    from (select * from ticket where ${isUncounted} order by id limit ${batch}) t
    left join service_level l on l.id = ${promised}`.execute(services.db)
  return found.rows
}

/** Seconds; null = has not come so far. */
export interface Worked {
  take: number | null
  solve: number | null
}

export function workedOf(row: Omit<Uncounted, 'id' | 'version'>, calendar: WorkCalendar | null): Worked {
  const pauses = row.pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
  const opened = row.openedAt.getTime()
  const until = (end: Date | null, waited: number) =>
    end === null ? null : Math.round(workedUntil(calendar, opened, end.getTime(), pauses, waited) / 1000)
  return { take: until(row.takenAt, 0), solve: until(row.solvedAt, Number(row.waitingSeconds) * 1000) }
}

/**
 * Milliseconds of work between two instants without pauses. `waited`: all waiting that is known of; what no pause tells the
 * hours of (cases that came from elsewhere) is taken off in proportion.
 */
function workedUntil(
  calendar: WorkCalendar | null,
  from: number,
  to: number,
  pauses: readonly Pause[],
  waited: number,
): number {
  let [worked, running] = [workedBetween(calendar, from, to), to - from]
  let untold = waited
  for (const pause of pauses) {
    const [start, end] = [Math.max(pause.from, from), Math.min(pause.to ?? to, to)]
    if (end <= start) continue
    worked -= workedBetween(calendar, start, end)
    running -= end - start
    untold -= end - start
  }
  return running <= 0 ? 0 : worked * (1 - Math.min(1, Math.max(0, untold) / running))
}

async function keep(services: Services, rows: readonly ({ id: string; version: number } & Worked)[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update ticket t set take_worked_seconds = w.take, solve_worked_seconds = w.solve
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id bigint, version int, take int, solve int)
    where t.id = w.id and t.version = w.version`.execute(services.db)
}

/** Other hours: what was counted by them is counted anew, by the next run. */
export const countAnewOnNews: Subscriber = {
  name: 'tickets.count-anew',
  events: ['calendar.changed', 'service-level.changed', 'setting.changed'],
  run: async (event, services) => {
    const desk = await readSetting<string | null>(services.db, services.house, deskCalendar)
    const touched = touchedBy(event, desk)
    if (touched === null) return
    await sql`
      update ticket t set take_worked_seconds = null, solve_worked_seconds = null
      where (t.take_worked_seconds is not null or t.solve_worked_seconds is not null) and (${touched})`.execute(
      services.db,
    )
  },
}

/** SQL of the cases whose hours are others now; null = none. */
function touchedBy({ event, recordId, data }: OutboxEvent, desk: string | null): RawBuilder<unknown> | null {
  if (event === 'setting.changed')
    return (data.fields as string[]).includes(deskCalendar) ? sql`${promised} is null` : null
  if (recordId === null) return null
  if (event === 'service-level.changed') return sql`${promised} = ${recordId}::bigint`
  const byPromise = sql`${promised} in (select id from service_level where calendar_id = ${recordId}::bigint)`
  return recordId === desk ? sql`${byPromise} or ${promised} is null` : byPromise
}
