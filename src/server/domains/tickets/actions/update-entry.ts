import { z } from 'zod'
import { wrongState } from '../../../../shared/errors.ts'
import { ticketEntryKind, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { attach } from '../../../engine/attachments.ts'
import { heedMentions } from '../mentions/heed-mentions.ts'
import { type EntryRow, requireText } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, onTicket, target } from '../ticket-input.ts'
import { settled } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/**
 * Corrects what one wrote: while it is fresh, see mayChangeEntry. The gate's own SQL (entryAccess) decides; history
 * keeps what was there before.
 */
export const updateEntry = defineAction({
  name: 'ticket-entry.update',
  permission: 'ticket.reply',
  event: 'ticket-entry.changed',
  input: z.strictObject({ ...onTicket, body: bodyInput, attachments: attachmentsInput }),
  on: { kind: ticketEntryKind, ...target },
  run: async (context, { row, input }) => {
    const { attachments } = input
    const heeded = await heedMentions(context, row.ticketId, { body: input.body, isPrivate: row.isPrivate })
    const { body } = heeded
    const bodyText = requireText(body, attachments)
    const data = { ...row.data, editedAt: context.now.toISOString() }
    const changed = await context.change(ticketEntryKind, row, { body, bodyText, data })
    await attach(context, { kind: ticketKind, recordId: row.ticketId, entryId: row.id }, attachments, body)
    await heeded.tell(row.id)
    await tellTicket(context, row)
    return changed
  },
})

/**
 * Withdraws what one wrote. It goes into the trash: those who may delete the case can still read and restore it.
 * A solution is not withdrawn but refused: the state of the case hangs on it.
 */
export const removeEntry = defineAction({
  name: 'ticket-entry.remove',
  permission: 'ticket.reply',
  event: 'ticket-entry.removed',
  input: z.strictObject(onTicket),
  on: { kind: ticketEntryKind, ...target },
  run: async (context, { row }) => {
    if (row.type === 'solution') throw wrongState('remove', row.state ?? '')
    await context.remove(ticketEntryKind, row)
    await tellTicket(context, row)
  },
})

export const restoreEntry = defineAction({
  name: 'ticket-entry.restore',
  permission: 'ticket.delete',
  event: 'ticket-entry.restored',
  input: z.strictObject(onTicket),
  on: { kind: ticketEntryKind, ...target, trashed: true },
  run: async (context, { row }) => {
    await context.restore(ticketEntryKind, row)
    await tellTicket(context, row)
  },
})

/** The page of the case is told; a task that comes or goes may change its state. */
async function tellTicket(context: ActionContext, entry: EntryRow): Promise<void> {
  context.tell('ticket.entry-changed', ticketKind, entry.ticketId, { entryId: entry.id, isPrivate: entry.isPrivate })
  if (entry.type !== 'task') return
  const ticket = await context.load(ticketKind, entry.ticketId)
  await changeTicket(context, ticket, await settled(context, ticket))
}
