import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import type { Subscriber } from '../../../engine/house.ts'
import { levelsById } from '../../service-levels/index.ts'
import { computeClocks, type KnownClock } from './compute-clocks.ts'
import { asRow, dueColumns, upsertClocks } from './keep-clocks.ts'
import type { Clocked } from './slots.ts'

const batch = 2000

type Found = Clocked & {
  id: string
  pauses: { from: string; to: string }[]
  known: (Omit<KnownClock, 'startedAt'> & { startedAt: string })[]
}

/**
 * Computes the clocks of all open cases that carry one of these levels anew: a calendar or a level has changed. The due
 * columns are derived: nobody's edit becomes stale by them, so versions stay.
 *
 * @returns how many cases
 */
export async function recalculate(services: Services, levelIds: readonly string[]): Promise<number> {
  let after = '0'
  let count = 0
  for (;;) {
    const found = await openCases(services, levelIds, after)
    if (found.length === 0) return count
    after = found.at(-1)!.id
    count += found.length
    await recalculateBatch(services, found)
  }
}

async function openCases(services: Services, levelIds: readonly string[], after: string): Promise<Found[]> {
  const levels = sql`${levelIds}::bigint[]`
  const found = await sql<Found>`
    select t.id, t.sla_own_id, t.sla_resolve_id, t.ola_own_id, t.ola_resolve_id, t.opened_at, t.taken_at, t.solved_at, t.pending_since,
      coalesce((select json_agg(json_build_object('from', p.from_at, 'to', p.to_at) order by p.from_at) from ticket_pause p where p.ticket_id = t.id), '[]') as pauses,
      coalesce((select json_agg(json_build_object('slot', c.slot, 'levelId', c.level_id::text, 'startedAt', c.started_at, 'fired', c.fired)) from ticket_clock c where c.ticket_id = t.id), '[]') as known
    from ticket t
    where t.id > ${after} and t.deleted_at is null and t.phase = 'open'
      and (t.sla_own_id = any(${levels}) or t.sla_resolve_id = any(${levels}) or t.ola_own_id = any(${levels}) or t.ola_resolve_id = any(${levels}))
    order by t.id limit ${batch}`.execute(services.db)
  return found.rows
}

async function recalculateBatch(services: Services, found: readonly Found[]): Promise<void> {
  const ids = new Set(found.flatMap((row) => [row.slaOwnId, row.slaResolveId, row.olaOwnId, row.olaResolveId]))
  const levels = await levelsById(
    services.db,
    [...ids].filter((id) => id !== null),
  )
  const now = services.now()
  const computed = found.map((row) => ({
    id: row.id,
    clocks: computeClocks({
      row,
      pauses: row.pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
      known: row.known.map((clock) => ({ ...clock, startedAt: new Date(clock.startedAt) })),
      levels,
      now,
      zone: services.timeZone,
    }),
  }))
  const dues = computed.map(({ id, clocks }) => ({ id, ...dueColumns(clocks) }))
  await services.db.transaction().execute(async (transaction) => {
    await upsertClocks(computed.flatMap(({ id, clocks }) => clocks.map((clock) => asRow(id, clock)))).execute(
      transaction,
    )
    await sql`
      update ticket t set own_due_at = d."ownDueAt", resolve_due_at = d."resolveDueAt", ola_own_due_at = d."olaOwnDueAt",
        ola_resolve_due_at = d."olaResolveDueAt"
      from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as d(id bigint, "ownDueAt" timestamptz, "resolveDueAt" timestamptz,
        "olaOwnDueAt" timestamptz, "olaResolveDueAt" timestamptz)
      where t.id = d.id and (t.own_due_at, t.resolve_due_at, t.ola_own_due_at, t.ola_resolve_due_at)
        is distinct from (d."ownDueAt", d."resolveDueAt", d."olaOwnDueAt", d."olaResolveDueAt")`.execute(transaction)
  })
}

/** News of levels and calendars: what was promised under them is counted anew. */
export const recalculateOnNews: Subscriber = {
  name: 'tickets.recalculate',
  events: ['calendar.changed', 'service-level.changed'],
  run: async (event, services) => {
    if (event.recordId === null) return
    const levels =
      event.kind === 'calendar'
        ? (
            await sql<{ id: string }>`select id from service_level where calendar_id = ${event.recordId}`.execute(
              services.db,
            )
          ).rows.map((row) => row.id)
        : [event.recordId]
    if (levels.length > 0) await recalculate(services, levels)
  },
}
