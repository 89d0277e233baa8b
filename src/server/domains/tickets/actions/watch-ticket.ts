import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { writeActors } from '../ticket-actors.ts'
import { onTicket, target } from '../ticket-input.ts'

/** The actor follows the case as an observer. */
export const watchTicket = defineAction({
  name: 'ticket.watch',
  event: 'ticket.watched',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: (context, { row }) => observe(context, row.id, true),
})

export const unwatchTicket = defineAction({
  name: 'ticket.unwatch',
  permission: 'ticket.watch',
  event: 'ticket.unwatched',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: (context, { row }) => observe(context, row.id, false),
})

/** Nobody's list moves because a colleague looks on: `updatedAt` stays. */
async function observe(context: ActionContext, ticketId: string, isWatching: boolean): Promise<{ id: string }> {
  const { userId, name } = context.actor
  if (userId === null) throw forbidden('ticket.watch')
  const me: RoleActor[] = [{ role: 'observer', type: 'user', id: userId }]
  const self = { type: 'user' as const, id: userId, name, entityId: '', isUsable: true, seen: true }
  const changes = await writeActors(
    context,
    ticketId,
    isWatching ? me : [],
    isWatching ? [] : me,
    new Map([[`user:${userId}`, self]]),
  )
  if (changes.length > 0) context.note(ticketKind, ticketId, changes)
  return { id: ticketId }
}
