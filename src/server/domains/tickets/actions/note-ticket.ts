import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, sourceInput, target } from '../ticket-input.ts'

/** An internal note: for the desk only, at any time. */
export const noteTicket = defineAction({
  name: 'ticket.note',
  event: 'ticket.noted',
  input: z.strictObject({ ...onTicket, body: bodyInput, attachments: attachmentsInput, source: sourceInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'note')
    const { body, attachments, source = null } = input
    const entry = await addEntry(context, row.id, {
      type: 'note',
      isPrivate: true,
      body,
      attachments,
      sourceId: source,
    })
    await context.touch(ticketKind, row)
    return { id: row.id, entryId: entry.id }
  },
})
