import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import type { Pause } from '../../../../shared/service-levels/due.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { Db } from '../../../engine/rules/load-facts.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import { levelsById } from '../../service-levels/index.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { type Clock, computeClocks, type KnownClock } from './compute-clocks.ts'
import { type Clocked, slots } from './slots.ts'

/** The due columns of a case, and what is still to be written once it has an id. */
export interface Kept {
  values: Partial<TicketRow>
  write: (ticketId: string) => Promise<void>
}

const nothing: Kept = { values: {}, write: async () => {} }

/** What was counted of a case's working hours no longer holds; a job counts it again. */
const uncounted = { takeWorkedSeconds: null, solveWorkedSeconds: null }

const idsOf = (row: Partial<Clocked>): string[] => slots.flatMap((slot) => row[slot.level] ?? [])

/** The clocks of a case that is being opened. */
export async function clocksOfNew(context: ActionContext, values: Partial<TicketRow>): Promise<Kept> {
  const ids = idsOf(values)
  if (ids.length === 0) return nothing
  const row = {
    takenAt: null,
    solvedAt: null,
    closedAt: null,
    pendingSince: null,
    openedAt: context.now,
    ...values,
  } as Clocked
  return kept(context, row, { pauses: [], known: [] }, ids)
}

const moving = [
  'openedAt',
  'takenAt',
  'solvedAt',
  'closedAt',
  'pendingSince',
  ...slots.map((slot) => slot.level),
] as const

/** The clocks of a case that changes; nothing to do unless they depend on what changes. */
export async function clocksOfChange(context: ActionContext, row: TicketRow, patch: Partial<TicketRow>): Promise<Kept> {
  const after = { ...row, ...patch }
  const isMoved = moving.some((name) => String(row[name] ?? '') !== String(after[name] ?? ''))
  if (!isMoved) return nothing
  await keepPause(context, row, after)
  const ids = idsOf(after)
  if (ids.length === 0 && idsOf(row).length === 0) return { ...nothing, values: uncounted }
  const { values, write } = await kept(context, after, await stateOf(context.db, row.id), ids)
  return { values: { ...values, ...uncounted }, write }
}

/** Waiting that ends, and the time between an end and its being taken back, do not count against anybody. */
async function keepPause(context: ActionContext, row: TicketRow, after: TicketRow): Promise<void> {
  const over = row.solvedAt ?? row.closedAt
  const isBack = after.solvedAt === null && after.closedAt === null
  const ended =
    row.pendingSince !== null && after.pendingSince === null ? row.pendingSince : over !== null && isBack ? over : null
  if (ended === null || ended >= context.now) return
  await sql`${prepared}
    insert into ticket_pause (ticket_id, from_at, to_at) values (${row.id}, ${ended}, ${context.now})
    on conflict (ticket_id, from_at) do update set to_at = excluded.to_at`.execute(context.db)
}

export interface ClockState {
  pauses: Pause[]
  known: KnownClock[]
}

export async function stateOf(db: Db, ticketId: string): Promise<ClockState> {
  const [pauses, known] = [
    await sql<{ fromAt: Date; toAt: Date }>`${prepared}
      select from_at, to_at from ticket_pause where ticket_id = ${ticketId} order by from_at`.execute(db),
    await sql<KnownClock>`${prepared}
      select slot, level_id, started_at, fired from ticket_clock where ticket_id = ${ticketId}`.execute(db),
  ]
  return {
    pauses: pauses.rows.map(({ fromAt, toAt }) => ({ from: fromAt.getTime(), to: toAt.getTime() })),
    known: known.rows,
  }
}

async function kept(context: ActionContext, row: Clocked, state: ClockState, ids: readonly string[]): Promise<Kept> {
  const levels = await levelsById(context.db, ids)
  requireFit(row, levels)
  const clocks = computeClocks({ row, ...state, levels, now: context.now, zone: context.services.timeZone })
  return { values: dueColumns(clocks), write: (ticketId) => writeClocks(context.db, ticketId, clocks) }
}

/** A promise to solve cannot stand where one to take in hand belongs. */
function requireFit(row: Clocked, levels: Awaited<ReturnType<typeof levelsById>>): void {
  for (const slot of slots) {
    const level = levels.get(row[slot.level] ?? '')
    if (level !== undefined && (level.type !== slot.type || level.target !== slot.target))
      throw invalidField(slot.name, 'other_promise')
  }
}

export const dueColumns = (clocks: readonly Clock[]): Partial<TicketRow> =>
  Object.fromEntries(slots.map((slot) => [slot.due, clocks.find((clock) => clock.slot === slot.name)?.dueAt ?? null]))

async function writeClocks(db: Db, ticketId: string, clocks: readonly Clock[]): Promise<void> {
  const rows = clocks.map((clock) => asRow(ticketId, clock))
  await sql`${prepared}
    with gone as (
      delete from ticket_clock where ticket_id = ${ticketId} and not (slot = any(${clocks.map((clock) => clock.slot)}::text[])))
    ${upsertClocks(rows)}`.execute(db)
}

export const asRow = (ticketId: string, clock: Clock) => ({
  ticket_id: ticketId,
  slot: clock.slot,
  level_id: clock.levelId,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  paused_since: clock.pausedSince,
  done_at: clock.doneAt,
  is_breached: clock.isBreached,
  why: clock.why,
  fired: clock.fired,
  next_at: clock.nextAt,
})

export const upsertClocks = (rows: readonly ReturnType<typeof asRow>[]) => sql`
  insert into ticket_clock (ticket_id, slot, level_id, started_at, due_at, paused_since, done_at, is_breached, why, fired, next_at)
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(ticket_id bigint, slot text, level_id bigint,
    started_at timestamptz, due_at timestamptz, paused_since timestamptz, done_at timestamptz, is_breached boolean, why jsonb,
    fired int[], next_at timestamptz)
  on conflict (ticket_id, slot) do update set level_id = excluded.level_id, started_at = excluded.started_at,
    due_at = excluded.due_at, paused_since = excluded.paused_since, done_at = excluded.done_at,
    is_breached = excluded.is_breached, why = excluded.why, fired = excluded.fired, next_at = excluded.next_at`
