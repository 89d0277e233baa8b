import { z } from 'zod'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry, judgeSolution } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, target } from '../ticket-input.ts'
import { moveBy } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** Whoever asked is content: the case closes. */
export const acceptSolution = defineAction({
  name: 'ticket.accept',
  event: 'ticket.accepted',
  input: z.strictObject({ ...onTicket, comment: bodyInput.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const patch = await moveBy(context, row, 'accept')
    await judgeSolution(context, row.id, 'accepted')
    if (input.comment !== undefined && input.comment.trim() !== '')
      await addEntry(context, row.id, { type: 'reply', body: input.comment, verb: 'accept' })
    return changeTicket(context, row, patch)
  },
})

/** It does not work: the case goes back to work, with the reason. */
export const refuseSolution = defineAction({
  name: 'ticket.refuse',
  event: 'ticket.refused',
  input: z.strictObject({ ...onTicket, reason: bodyInput.min(1), attachments: attachmentsInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const patch = await moveBy(context, row, 'refuse')
    await judgeSolution(context, row.id, 'refused')
    await addEntry(context, row.id, {
      type: 'reply',
      body: input.reason,
      verb: 'refuse',
      attachments: input.attachments,
    })
    return changeTicket(context, row, patch)
  },
})
