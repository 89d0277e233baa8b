import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import { type LinkSide, sides } from '../../../../shared/tickets/case-links.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { ticketGate } from '../tickets.policy.ts'

interface Named {
  id: string
  number: string
  title: string
}

/** The other case, if the actor may see it. Throws `reference`. */
async function requireOther(context: ActionContext, row: TicketRow, id: string): Promise<Named> {
  if (id === row.id) throw invalidField('other', 'itself')
  const found = await sql<Named>`
    select o.id, o.number, o.title from ticket o
    where o.id = ${id} and o.deleted_at is null and ${visible(ticketGate, context.actor, 'o')}`.execute(context.db)
  const other = found.rows[0]
  if (other === undefined) throw invalidField('other', 'reference')
  return other
}

/** Ties two cases. Throws `cycle` when the arrow would lead back: nothing is its own parent, cause or duplicate. */
export async function makeLink(
  context: ActionContext,
  row: TicketRow,
  side: LinkSide,
  otherId: string,
): Promise<boolean> {
  const other = await requireOther(context, row, otherId)
  const { type, isForward } = sides[side]
  const [from, to] = isForward ? [row.id, other.id] : [other.id, row.id]
  // Two arrows made at the same moment could close a circle that neither saw.
  await sql`select pg_advisory_xact_lock(hashtextextended('ticket-link', 0))`.execute(context.db)
  if (type === 'related') {
    const known = await sql`
      select 1 from ticket_link where type = 'related' and (from_id, to_id) in ((${from}, ${to}), (${to}, ${from}))`.execute(
      context.db,
    )
    if (known.rows.length > 0) return false
  } else if (await leadsTo(context, type, to, from)) throw invalidField('other', 'cycle')
  const made = await sql`
    insert into ticket_link (type, from_id, to_id) values (${type}, ${from}, ${to}) on conflict do nothing returning id`.execute(
    context.db,
  )
  if (made.rows.length > 0) noteLink(context, row, side, other, 'made')
  return made.rows.length > 0
}

/** Is `target` reached from `start` by arrows of this type? */
async function leadsTo(context: ActionContext, type: string, start: string, target: string): Promise<boolean> {
  const found = await sql`
    with recursive reached (id) as (
      select ${start}::bigint
      union select l.to_id from reached r join ticket_link l on l.from_id = r.id and l.type = ${type})
    select 1 from reached where id = ${target}`.execute(context.db)
  return found.rows.length > 0
}

/** Unties them; false when they were not tied so. */
export async function endLink(
  context: ActionContext,
  row: TicketRow,
  side: LinkSide,
  otherId: string,
): Promise<boolean> {
  const other = await requireOther(context, row, otherId)
  const { type, isForward } = sides[side]
  const [from, to] = isForward ? [row.id, other.id] : [other.id, row.id]
  const gone = await sql`
    delete from ticket_link where type = ${type} and ((from_id = ${from} and to_id = ${to})
      or (type = 'related' and from_id = ${to} and to_id = ${from})) returning id`.execute(context.db)
  if (gone.rows.length > 0) noteLink(context, row, side, other, 'ended')
  return gone.rows.length > 0
}

/** On both ends, in the words of that end; the other is named only to those who may see it (`of`). */
function noteLink(context: ActionContext, row: TicketRow, side: LinkSide, other: Named, how: 'made' | 'ended'): void {
  const ends = [
    { at: row, far: other, field: side },
    { at: other, far: row, field: sides[side].reverse },
  ]
  for (const { at, far, field } of ends) {
    const text = `#${far.number} ${far.title}`
    context.note(ticketKind, at.id, [
      how === 'made'
        ? { field, old: null, new: far.id, newText: text, of: ticketKind.name }
        : { field, old: far.id, new: null, oldText: text, of: ticketKind.name },
    ])
  }
}
