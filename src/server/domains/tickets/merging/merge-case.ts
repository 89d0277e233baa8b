import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, invalidField } from '../../../../shared/errors.ts'
import { joinedActors, mergeRefusal } from '../../../../shared/tickets/case-merge.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext, FieldChange } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { caseInput, onTicket, target } from '../ticket-input.ts'
import { moved, settled, type TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'
import { ticketGate } from '../tickets.policy.ts'
import { type MovedCase, moveCase } from './move-case.ts'

/** What can be put back by `unmerge`, beside the pieces. */
export interface KeptMerge extends MovedCase {
  status: string
  subStatusId: string | null
  solvedAt: string | null
}

/**
 * Lets a case go on in another one: what was said, done and spent on it goes there under its own authors and dates, and it is
 * over. Of two merges that cross, the second finds its case merged.
 */
export const mergeCase = defineAction({
  name: 'ticket.merge',
  event: 'ticket.merged',
  input: z.strictObject({ ...onTicket, into: caseInput, actors: z.enum(joinedActors).default('all') }),
  on: { kind: ticketKind, ...target, and: (input) => input.into },
  run: async (context, { row, input }) => {
    const into = await lockTarget(context, row, input.into)
    const { kept, changes } = await moveCase(context, row, into, input.actors)
    const why = explain(row.why, 'status', { rule: 'merged', params: { number: Number(into.number) } })
    const stored = await changeTicket(context, row, {
      ...moved(row, row.type === 'change' ? 'cancelled' : 'closed', context.now),
      mergedIntoId: into.id,
      why,
    })
    const { status, subStatusId } = row
    const merge: KeptMerge = { ...kept, status, subStatusId, solvedAt: row.solvedAt?.toISOString() ?? null }
    await sql`
      insert into ticket_merge (ticket_id, into_id, user_id, moved, created_at)
      values (${row.id}, ${into.id}, ${context.actor.userId}::bigint, ${JSON.stringify(merge)}::jsonb, ${context.now})`.execute(
      context.db,
    )
    noteMerge(context, row, into, 'made')
    await tellTarget(context, into, changes)
    return stored
  },
})

/** The case that stays says what came or went; its state and its rules follow. */
export async function tellTarget(context: ActionContext, into: TicketRow, changes: FieldChange[]): Promise<void> {
  context.note(ticketKind, into.id, changes)
  context.tell('ticket.entry-changed', ticketKind, into.id)
  await context.touch(ticketKind, into)
  await changeTicket(context, into, await settled(context, into), [...new Set(changes.map((change) => change.field))])
}

/** The case that stays, locked. @throws `invalid` on `into` with the reason, `forbidden` */
async function lockTarget(context: ActionContext, row: TicketRow, id: string): Promise<TicketRow> {
  if (id === row.id) throw invalidField('into', 'itself')
  const found = await sql<TicketRow>`
    select t.* from ticket t where t.id = ${id} and t.deleted_at is null and ${visible(ticketGate, context.actor, 't')}
    for no key update of t`.execute(context.db)
  const into = found.rows[0]
  if (into === undefined) throw invalidField('into', 'reference')
  if (!(await context.may('ticket.merge', ticketKind, id))) throw forbidden('ticket.merge')
  const refusal = mergeRefusal(row, into)
  if (refusal !== null) throw invalidField('into', refusal)
  return into
}

/** On both, by number alone: whoever reads one of them may not see the other. */
export function noteMerge(context: ActionContext, from: TicketRow, into: TicketRow, how: 'made' | 'ended'): void {
  const ends = [
    { at: from, far: into, field: 'mergedInto' },
    { at: into, far: from, field: 'mergedFrom' },
  ]
  for (const { at, far, field } of ends) {
    const text = `#${far.number}`
    context.note(ticketKind, at.id, [
      how === 'made'
        ? { field, old: null, new: far.id, newText: text }
        : { field, old: far.id, new: null, oldText: text },
    ])
  }
}
