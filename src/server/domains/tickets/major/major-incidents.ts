import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { explain } from '../../../../shared/tickets/ticket-why.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { makeLink } from '../links/case-links.ts'
import { mostChildren } from '../solving.ts'
import { caseInput, onTicket, reasonInput, target } from '../ticket-input.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'
import { noticeFor } from './status-notes.ts'

const permission = 'ticket.declare-major'
const note = { title: z.string().trim().min(1).max(200), body: z.string().trim().min(1).max(4000) }

/** Says that many suffer from this incident, and why one says so. */
export const declareMajor = defineAction({
  name: 'ticket.declare-major',
  event: 'ticket.major-declared',
  input: z.strictObject({ ...onTicket, reason: reasonInput }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { reason } }) => {
    requireVerb(row, 'edit')
    if (row.type !== 'incident') throw invalidField('type', 'only_incidents')
    if (row.isMajor) throw conflict('is_major')
    const why = explain(row.why as unknown[], 'isMajor', { rule: 'major', params: { by: context.actor.name, reason } })
    const patch = { isMajor: true, majorAt: context.now, majorEndedAt: null, why }
    context.note(ticketKind, row.id, [{ field: 'reason', old: null, new: reason }])
    return changeTicket(context, row, patch)
  },
})

/** Tells staff how it stands; each note is a version of its own. */
export const tellStatus = defineAction({
  name: 'ticket.tell-status',
  permission,
  event: 'ticket.status-told',
  input: z.strictObject({
    ...onTicket,
    ...note,
    /** Who reads it: this entity and those below; left out: that of the case. */
    entity: ticketKind.fields.entity.schema.optional(),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    if (!row.isMajor) throw conflict('not_major')
    const { entity = row.entityId } = input
    if (entity !== row.entityId) await requireEntity(context, entity)
    await writeNote(context, row, entity, input)
    await context.touch(ticketKind, row)
    return row
  },
})

/** It is over: staff read the last note for a day more. */
export const standDown = defineAction({
  name: 'ticket.stand-down',
  permission,
  event: 'ticket.major-ended',
  input: z.strictObject({ ...onTicket, ...note }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    if (!row.isMajor) throw conflict('not_major')
    // Whoever was told that it began is told that it ended.
    const told = await sql<{ id: string }>`
      select entity_id::text as id from ticket_status_note where ticket_id = ${row.id} order by at desc, id desc limit 1`.execute(
      context.db,
    )
    await writeNote(context, row, told.rows[0]?.id ?? row.entityId, input)
    return changeTicket(context, row, { isMajor: false, majorEndedAt: context.now })
  },
})

/** Ties many cases as its children at once. */
export const gatherCases = defineAction({
  name: 'ticket.gather',
  permission: 'ticket.update',
  event: 'ticket.linked',
  input: z.strictObject({ ...onTicket, others: z.array(caseInput).min(1).max(mostChildren) }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { others } }) => {
    requireVerb(row, 'note')
    for (const other of new Set(others)) await makeLink(context, row, 'parent-of', other)
    await context.touch(ticketKind, row)
    return row
  },
})

/** “It is known, I am affected too”: a case of one's own under the major incident; asked again, the same case. */
export const joinMajor = defineAction({
  name: 'ticket.join-major',
  permission: 'ticket.open',
  event: 'ticket.opened',
  input: z.strictObject({ major: z.string().regex(/^\d{1,18}$/) }),
  run: async (context, { input: { major } }) => {
    // Two clicks at once are one case.
    const key = `join ${major} ${context.actor.userId}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(context.db)
    const notice = await noticeFor(context, major)
    // The same for a case that is not there, not for this person, or over.
    if (notice === null || notice.endedAt !== null) throw conflict('not_major')
    if (notice.mine !== null) return { id: notice.mine }
    const { title, body } = notice.notes[0]!
    const given = openTicket.input.parse({ type: 'incident', title, description: body }) as never
    const opened = (await openTicket.run(context, { row: {}, input: given })) as TicketRow
    // Staff do not see the case that theirs hangs on: the notice let them in.
    await sql`insert into ticket_link (type, from_id, to_id) values ('child', ${opened.id}, ${major}) on conflict do nothing`.execute(
      context.db,
    )
    const text = `#${opened.number} ${opened.title}`
    const line = { field: 'parent-of', old: null, new: opened.id, newText: text, of: ticketKind.name }
    context.note(ticketKind, major, [line])
    return opened
  },
})

/** One tells those whom one sees. @throws `invalid` on `entity` */
async function requireEntity(context: ActionContext, id: string): Promise<void> {
  const found = await context.load(entityKind, id).catch(() => undefined)
  if (found === undefined || found.deletedAt != null) throw invalidField('entity', 'reference')
}

async function writeNote(
  context: ActionContext,
  row: TicketRow,
  entityId: string,
  { title, body }: { title: string; body: string },
): Promise<void> {
  await sql`
    insert into ticket_status_note (ticket_id, entity_id, author_id, title, body, at)
    values (${row.id}, ${entityId}, ${context.actor.userId}, ${title}, ${body}, ${context.now})`.execute(context.db)
  context.note(ticketKind, row.id, [{ field: 'statusNote', old: null, new: `${title} : ${body}` }])
}
