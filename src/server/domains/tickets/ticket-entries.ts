import { sql } from 'kysely'
import { invalidField, notFound } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { ticketEntryKind, ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { EntryVerb } from '../../../shared/tickets/timeline.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { attach, documentsIn } from '../../engine/attachments.ts'
import { textOfHtml } from '../../engine/changes/clean-values.ts'
import { heedMentions } from './mentions/heed-mentions.ts'
import { entryAccess } from './tickets.policy.ts'

export type EntryRow = RowOf<typeof ticketEntryKind>

interface NewEntry {
  type: EntryRow['type']
  body: string
  attachments?: readonly string[]
  isPrivate?: boolean
  state?: EntryRow['state']
  assigneeId?: string | null
  plannedAt?: Date | null
  durationMinutes?: number | null
  groupId?: string | null
  categoryId?: string | null
  solutionTypeId?: string | null
  sourceId?: string | null
  /** What the entry says beside its words. */
  verb?: EntryVerb
  /** The text of the site from which a rule has written it. */
  template?: string
}

/** The text of a body; a body without words, pictures or files says nothing. */
export function requireText(body: string, attachments: readonly string[] = []): string {
  const text = textOfHtml(body)
  if (text === '' && attachments.length === 0 && documentsIn(body).length === 0) throw invalidField('body', 'required')
  return text
}

/** Says or does something on a case: the entry, its files, and a line in the case's history if everybody may know. */
export async function addEntry(context: ActionContext, ticketId: string, entry: NewEntry): Promise<EntryRow> {
  const { attachments = [], verb, template, ...values } = entry
  const heeded = await heedMentions(context, ticketId, { body: entry.body, isPrivate: entry.isPrivate ?? false })
  const bodyText = requireText(entry.body, attachments)
  const row = await context.create(ticketEntryKind, {
    ticketId,
    authorId: context.actor.userId,
    isPrivate: false,
    ...values,
    body: heeded.body,
    bodyText,
    data: {
      change: context.changeId,
      ...(verb === undefined ? {} : { verb }),
      ...(template === undefined ? {} : { template }),
      ...(context.actor.userId === null ? { by: context.actor.name } : {}),
    },
  })
  await attach(context, { kind: ticketKind, recordId: ticketId, entryId: row.id }, attachments, entry.body)
  context.tellMore({ entryId: row.id, isPrivate: row.isPrivate })
  await heeded.tell(row.id)
  if (!row.isPrivate)
    context.note(ticketKind, ticketId, [{ field: 'entry', old: null, new: row.id, newText: `#${row.id}` }])
  return row
}

/** An entry of this case that the actor may see, locked. */
export async function loadEntry(
  context: ActionContext,
  ticketId: string,
  id: string,
  type: EntryRow['type'],
): Promise<EntryRow> {
  const found = await sql<EntryRow>`
    select e.* from ticket_entry e
    where e.id = ${id} and e.ticket_id = ${ticketId} and e.type = ${type} and e.deleted_at is null
      and ${entryAccess.always!('e', context.actor, 'ticket.read')} for update of e`.execute(context.db)
  const row = found.rows[0]
  if (row === undefined) throw notFound('ticket-entry', id)
  return row
}

/** The solution that waits for an answer gets it. */
export async function judgeSolution(
  context: ActionContext,
  ticketId: string,
  state: 'accepted' | 'refused',
): Promise<void> {
  const found = await sql<EntryRow>`
    select * from ticket_entry where ticket_id = ${ticketId} and type = 'solution' and state = 'proposed'
      and deleted_at is null for update`.execute(context.db)
  for (const row of found.rows) await context.change(ticketEntryKind, row, { state })
}
