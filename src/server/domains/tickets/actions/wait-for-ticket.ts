import { z } from 'zod'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { onTicket, target } from '../ticket-input.ts'
import { moveBy, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** The case waits for somebody or something, with the reason in words: everybody on it reads why nothing moves. */
export const waitForTicket = defineAction({
  name: 'ticket.wait',
  event: 'ticket.waiting',
  input: z.strictObject({ ...onTicket, reason: z.string().trim().min(1).max(1000) }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const patch = { ...(await moveBy(context, row, 'wait')), ...takenInHand(context, row) }
    context.note(ticketKind, row.id, [{ field: 'reason', old: null, new: input.reason }])
    const why = explain(row.why, 'status', { rule: 'wait', params: { reason: input.reason } })
    return changeTicket(context, row, { ...patch, why })
  },
})

/** Work goes on. */
export const resumeTicket = defineAction({
  name: 'ticket.resume',
  event: 'ticket.resumed',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: async (context, { row }) => changeTicket(context, row, await moveBy(context, row, 'resume')),
})
