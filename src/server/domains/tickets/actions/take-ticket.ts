import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { writeActors } from '../ticket-actors.ts'
import { onTicket, target } from '../ticket-input.ts'
import { settled, type TicketRow, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** “I take care of it.” Groups and colleagues on the case stay. */
export const takeTicket = defineAction({
  name: 'ticket.take',
  event: 'ticket.taken',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: (context, { row }) => takeInHand(context, row),
})

/** Whoever acts becomes an assignee of this case, which is locked. */
export async function takeInHand(context: ActionContext, row: TicketRow): Promise<TicketRow> {
  requireVerb(row, 'take')
  const { userId, name } = context.actor
  if (userId === null) throw forbidden('ticket.take')
  const me: RoleActor = { role: 'assignee', type: 'user', id: userId }
  const self = { type: 'user' as const, id: userId, name, entityId: '', isUsable: true, seen: true }
  const changes = await writeActors(context, row.id, [me], [], new Map([[`user:${userId}`, self]]))
  if (changes.length > 0) context.note(ticketKind, row.id, changes)
  const patch = { ...(await settled(context, row)), ...takenInHand(context, row) }
  if (Object.keys(patch).length === 0 && changes.length > 0) await context.touch(ticketKind, row)
  return changeTicket(
    context,
    row,
    patch,
    changes.map((change) => change.field),
  )
}
