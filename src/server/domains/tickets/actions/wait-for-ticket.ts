import { z } from 'zod'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireSubStatus } from '../sub-statuses.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'
import { becauseOf, moveBy, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** The case waits for somebody or something, with the reason in words: everybody on it reads why nothing moves. */
export const waitForTicket = defineAction({
  name: 'ticket.wait',
  event: 'ticket.waiting',
  input: z.strictObject({
    ...onTicket,
    reason: reasonInput,
    /** What it waits for, in the words of the site; left out: what the site has chosen for waiting. */
    subStatus: ticketKind.fields.subStatus.schema.optional(),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const { subStatus } = input
    const patch = { ...(await moveBy(context, row, 'wait')), ...takenInHand(context, row) }
    if (subStatus != null) await requireSubStatus(context, subStatus, { type: row.type, status: 'pending' })
    const because = becauseOf(context, row, input.reason)
    return changeTicket(context, row, {
      ...patch,
      ...because,
      ...(subStatus == null ? {} : { subStatusId: subStatus }),
    })
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
