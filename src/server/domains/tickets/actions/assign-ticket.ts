import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { type RoleActor, roleActorSchema } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { findActors, requireActors, writeActors } from '../ticket-actors.ts'
import { onTicket, target } from '../ticket-input.ts'
import { settled, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const actors = z.array(roleActorSchema).max(50).default([])

/** Gives parts in a case to people and groups, and takes them back: requesters, observers, assignees. */
export const assignTicket = defineAction({
  name: 'ticket.assign',
  event: 'ticket.assigned',
  input: z.strictObject({ ...onTicket, add: actors, remove: actors }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const { add, remove } = input
    const isWork = (actor: RoleActor) => actor.role === 'assignee'
    const isGroupWork = (actor: RoleActor) => isWork(actor) && actor.type === 'group'
    requireVerb(row, [...add, ...remove].some(isWork) ? 'assign' : 'edit')
    const found = await findActors(context, [...add, ...remove])
    requireActors(
      add.map((actor, index) => ({ ...actor, field: `add.${index}` })),
      found,
    )
    const changes = await writeActors(context, row.id, add, remove, found)
    if (changes.length === 0) return row
    context.note(ticketKind, row.id, changes)
    const patch = { ...(await settled(context, row)), ...(add.some(isWork) ? takenInHand(context, row) : {}) }
    if (Object.keys(patch).length === 0) await context.touch(ticketKind, row)
    return changeTicket(
      context,
      row,
      patch,
      // Given to a group, it may be shared out in it.
      [...changes.map((change) => change.field), ...(add.some(isGroupWork) ? ['assigneeGroup'] : [])],
    )
  },
})
