import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, sourceInput, target } from '../ticket-input.ts'
import { moved, partIn, type TicketRow, takenInHand, workStatusOf } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** A message that everybody on the case reads. On a solved case it is a comment: refusing is a verb of its own. */
export const replyTicket = defineAction({
  name: 'ticket.reply',
  event: 'ticket.replied',
  input: z.strictObject({ ...onTicket, body: bodyInput, attachments: attachmentsInput, source: sourceInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'reply')
    const patch = await consequences(context, row)
    const entry = await addEntry(context, row.id, {
      type: 'reply',
      body: input.body,
      attachments: input.attachments,
      sourceId: input.source ?? null,
    })
    if (Object.keys(patch).length > 0) await changeTicket(context, row, patch)
    else await context.touch(ticketKind, row)
    return { id: row.id, entryId: entry.id }
  },
})

/** The answer of whoever asked ends the waiting; the first answer of the desk takes the case in hand. */
async function consequences(context: ActionContext, row: TicketRow): Promise<Partial<TicketRow>> {
  if (row.status !== 'pending' && row.takenAt !== null) return {}
  const part = await partIn(context, row.id)
  const taken = part.works && !part.asks ? takenInHand(context, row) : {}
  if (row.status !== 'pending' || !part.asks) return taken
  return { ...moved(row, await workStatusOf(context, row), context.now), ...taken }
}
