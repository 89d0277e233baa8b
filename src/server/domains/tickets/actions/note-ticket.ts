import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, target } from '../ticket-input.ts'

/** An internal note: for the desk only, at any time. */
export const noteTicket = defineAction({
  name: 'ticket.note',
  event: 'ticket.noted',
  input: z.strictObject({ ...onTicket, body: bodyInput, attachments: attachmentsInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'note')
    const { body, attachments } = input
    const entry = await addEntry(context, row.id, { type: 'note', isPrivate: true, body, attachments })
    await context.touch(ticketKind, row)
    return { id: row.id, entryId: entry.id }
  },
})
