import { sql } from 'kysely'
import { notFound } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import {
  type Destination,
  followsFacts,
  phaseOf,
  requireVerb,
  type TicketStatus,
  type TicketVerb,
  workStatus,
} from '../../../shared/tickets/ticket.lifecycle.ts'
import { explain, reasonOf } from '../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { requireWay } from './limits/life-limits.ts'
import { allowedOnTicket } from './tickets.policy.ts'

export type TicketRow = RowOf<typeof ticketKind>

/**
 * What changes with the state: the instants that go with it and the time spent waiting. Nothing else sets these, so
 * that `solvedAt` is there exactly from the solution on, `closedAt` exactly when it is over, `pendingSince` exactly
 * while waiting.
 */
export function moved(row: TicketRow, to: TicketStatus, now: Date): Partial<TicketRow> {
  const waiting =
    to === 'pending'
      ? { pendingSince: row.pendingSince ?? now }
      : row.pendingSince === null
        ? {}
        : waited(row, row.pendingSince, now)
  const phase = phaseOf(to)
  const isAtWork = phaseOf(row.status) === 'open' && row.status !== 'pending'
  // The words why it stood where it stood go with that state.
  const why = reasonOf(row.why, 'status') === undefined ? {} : { why: explain(row.why, 'status', null) }
  return {
    ...waiting,
    ...why,
    status: to,
    phase,
    ...(isAtWork ? { statusBefore: row.status } : {}),
    // What solved it did not.
    ...(phase === 'open' && phaseOf(row.status) !== 'open' ? { solutionTypeId: null } : {}),
    solvedAt: phase === 'open' ? null : phase === 'solved' ? (row.solvedAt ?? now) : row.solvedAt,
    closedAt: phase === 'closed' ? now : null,
  }
}

function waited(row: TicketRow, since: Date, now: Date): Partial<TicketRow> {
  const seconds = Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000))
  return {
    pendingSince: null,
    // bigint arrives as text
    waitingSeconds: Number(row.waitingSeconds) + seconds,
  }
}

/** In somebody's words why the case comes to stand where it does, for everybody on it. */
export const because = (row: TicketRow, reason: string): Pick<TicketRow, 'why'> => ({
  why: explain(row.why, 'status', { rule: 'reason', params: { reason } }),
})

/** The same, with a line of its history. */
export function becauseOf(context: ActionContext, row: TicketRow, reason: string): Pick<TicketRow, 'why'> {
  context.note(ticketKind, row.id, [{ field: 'reason', old: null, new: reason }])
  return because(row, reason)
}

/** Checks that the verb fits the state and says what it changes; nothing when the state stays. */
export async function moveBy(context: ActionContext, row: TicketRow, verb: TicketVerb): Promise<Partial<TicketRow>> {
  const to = await resolve(context, row, requireVerb(row, verb))
  if (to === null) return {}
  await requireWay(context, row, to)
  return moved(row, to, context.now)
}

async function resolve(context: ActionContext, row: TicketRow, to: Destination): Promise<TicketStatus | null> {
  return to === 'work' ? await workStatusOf(context, row) : to
}

/** The state of a case at work: by assignees and planned tasks, or where it was before. */
export async function workStatusOf(context: ActionContext, row: TicketRow): Promise<TicketStatus> {
  const before = row.status === 'pending' ? row.statusBefore : null
  const { id: ticketId, type } = row
  const found = await sql<{ isAssigned: boolean; isPlanned: boolean }>`${prepared}
    select exists (select 1 from ticket_actor where ticket_id = ${ticketId} and role = 'assignee')
        or exists (select 1 from ticket_party where ticket_id = ${ticketId} and role = 'assignee') as is_assigned,
      exists (select 1 from ticket_entry where ticket_id = ${ticketId} and type = 'task' and state = 'todo'
        and planned_at is not null and deleted_at is null) as is_planned`.execute(context.db)
  return workStatus(type, { ...found.rows[0]!, before })
}

/** After a change of assignees or tasks: the state that follows, unless the case waits or is over. */
export async function settled(context: ActionContext, row: TicketRow): Promise<Partial<TicketRow>> {
  if (!followsFacts(row)) return {}
  const to = await workStatusOf(context, row)
  const isAccepted = row.status === 'accepted' && to === 'new'
  return to === row.status || isAccepted ? {} : moved(row, to, context.now)
}

/** The first act of a person of the desk takes the case in hand. */
export const takenInHand = (context: ActionContext, row: TicketRow): Partial<TicketRow> =>
  row.takenAt === null && context.actor.type === 'person' ? { takenAt: context.now } : {}

/** The case, locked for an act of the house, which no right narrows. Throws `not_found` for what lies in the trash. */
export async function lockTicket(context: ActionContext, id: string): Promise<TicketRow> {
  const found = await sql<TicketRow>`
    select * from ticket where id = ${id} and deleted_at is null for no key update`.execute(context.db)
  const row = found.rows[0]
  if (row === undefined) throw notFound(ticketKind.name, id)
  return row
}

/** What the actor is to this case: one who asks, one who works on it (may write internal notes there). */
export async function partIn(context: ActionContext, ticketId: string): Promise<{ asks: boolean; works: boolean }> {
  const { actor } = context
  if (actor.type === 'system') return { asks: false, works: false }
  const found = await sql<{ asks: boolean; works: boolean }>`${prepared}
    select exists (select 1 from ticket_actor a where a.ticket_id = r.id and a.role = 'requester'
        and (a.user_id = ${actor.userId} or a.group_id = any(${actor.groupIds}::bigint[]))) as asks,
      ${allowedOnTicket(actor, 'ticket.note', 'r')} as works
    from ticket r where r.id = ${ticketId}`.execute(context.db)
  return found.rows[0] ?? { asks: false, works: false }
}
