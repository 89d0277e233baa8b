import { sql } from 'kysely'
import { z } from 'zod'
import { notFound, unauthenticated } from '../../../../shared/errors.ts'
import { isReported, reportedTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { actInside } from '../../../engine/actions/act-inside.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { type Action, defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'
import type { EntryRow } from '../ticket-entries.ts'
import { entryInput, onTicket, target } from '../ticket-input.ts'
import { openTicket } from './open-ticket.ts'

/**
 * Makes a case of its own out of something that was said on this one: whoever said it asks, its files come along, and each case
 * says where the other is. The words stay where they were said. It is opened as cases are, by whoever may open them for others.
 */
export const splitTicket = defineAction({
  name: 'ticket.split',
  permission: 'ticket.open-for-others',
  event: 'ticket.split',
  input: z.strictObject({
    ...onTicket,
    entry: entryInput,
    title: ticketKind.fields.title.schema,
    type: z.enum(reportedTypes).optional(),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    const entry = await readEntry(context, row.id, input.entry)
    const author = entry.authorId ?? context.actor.userId
    if (author === null) throw unauthenticated()
    const made = await actInside(context, openTicket as unknown as Action<never, { id: string; number: string }>, {
      type: input.type ?? (isReported(row.type) ? row.type : 'incident'),
      title: input.title,
      description: entry.body,
      entity: row.entityId,
      ...(row.locationId === null ? {} : { location: row.locationId }),
      requesters: [{ type: 'user', id: author }],
      attachments: await filesOf(context, entry.id),
      links: [{ side: 'related-to', other: row.id }],
    })
    context.note(ticketKind, row.id, [{ field: 'splitInto', old: null, new: made.id, newText: `#${made.number}` }])
    context.note(ticketKind, made.id, [{ field: 'splitFrom', old: null, new: row.id, newText: `#${row.number}` }])
    return { id: row.id, made: { id: made.id, number: Number(made.number) } }
  },
  beside: ({ made }) => ({ made }),
})

/** A reply or a note that the actor may read. @throws `not_found` */
async function readEntry(context: ActionContext, ticketId: string, id: string): Promise<EntryRow> {
  const found = await sql<EntryRow>`
    select e.* from ticket_entry e where e.id = ${id} and e.ticket_id = ${ticketId} and e.type in ('reply', 'note')
      and e.deleted_at is null and ${visible(entryOf(context.house, 'ticket-entry'), context.actor, 'e')}`.execute(
    context.db,
  )
  const entry = found.rows[0]
  if (entry === undefined) throw notFound('ticket-entry', id)
  return entry
}

async function filesOf({ db }: ActionContext, entryId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select document_id as id from attachment where kind = 'ticket' and entry_id = ${entryId} order by id limit 20`.execute(
    db,
  )
  return found.rows.map(({ id }) => id)
}
