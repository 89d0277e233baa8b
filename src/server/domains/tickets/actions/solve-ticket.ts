import { z } from 'zod'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, target } from '../ticket-input.ts'
import { moveBy, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** Proposes a solution: the case is solved until whoever asked accepts or refuses it. */
export const solveTicket = defineAction({
  name: 'ticket.solve',
  event: 'ticket.solved',
  input: z.strictObject({ ...onTicket, body: bodyInput, attachments: attachmentsInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const patch = { ...(await moveBy(context, row, 'solve')), ...takenInHand(context, row) }
    const { body, attachments } = input
    await addEntry(context, row.id, { type: 'solution', state: 'proposed', body, attachments })
    return changeTicket(context, row, patch)
  },
})
