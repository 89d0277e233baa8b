import { z } from 'zod'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireReviewed } from '../reviews/review-forms.ts'
import { requireApprovedAfterwards } from '../standard/change-types.ts'
import { requireToSolve } from '../templates/ticket-template.ts'
import { addEntry, judgeSolution } from '../ticket-entries.ts'
import { bodyInput, onTicket, target } from '../ticket-input.ts'
import { moveBy } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'
import { requireInTime } from '../waiting/close-solved.ts'

/** The desk closes a solved case without waiting for an answer; its solution counts as accepted. */
export const closeTicket = defineAction({
  name: 'ticket.close',
  event: 'ticket.closed',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: async (context, { row }) => {
    const patch = await moveBy(context, row, 'close')
    requireApprovedAfterwards(row)
    await requireReviewed(context, row)
    await requireToSolve(context, row)
    await judgeSolution(context, row.id, 'accepted')
    return changeTicket(context, row, patch)
  },
})

/** A solved or closed case comes back to work, with a word why if one wants. */
export const reopenTicket = defineAction({
  name: 'ticket.reopen',
  event: 'ticket.reopened',
  input: z.strictObject({ ...onTicket, reason: bodyInput.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    await requireInTime(context, row)
    const patch = await moveBy(context, row, 'reopen')
    await judgeSolution(context, row.id, 'refused')
    if (input.reason !== undefined && input.reason.trim() !== '')
      await addEntry(context, row.id, { type: 'reply', body: input.reason, verb: 'reopen' })
    return changeTicket(context, row, patch)
  },
})
