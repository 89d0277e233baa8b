import { type SqlBool, sql } from 'kysely'
import { escapeHtml } from '../../../../shared/escape-html.ts'
import type { JoinedActors } from '../../../../shared/tickets/case-merge.ts'
import type { RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext, FieldChange } from '../../../engine/actions/context.ts'
import { textOfHtml } from '../../../engine/changes/clean-values.ts'
import { belongingsOf, type Followed, follow, returnFollowed } from '../../../engine/merge/belongings.ts'
import { findActors, keyOf, writeActors } from '../ticket-actors.ts'
import type { TicketRow } from '../ticket-moves.ts'

/** What a merge brought into the case that stays. */
export interface MovedCase {
  /** Entries that went, and the one that holds the description. */
  entries: string[]
  opening: string
  actors: RoleActor[]
  assets: string[]
  /** What other rooms hang on it (engine/merge). */
  others: Followed
}

/** Cared for here, or about this very case: what its requester thought of it, what opened it, itself. */
const own = new Set(['ticket', 'ticket_entry', 'survey_answer', 'recurring_case'])

/**
 * What a merged case takes along. Rows are moved, not copied: time and costs count once, and undoing is moving back. Assets and
 * actors stay on it too, for it remains the page of what was reported.
 */
export async function moveCase(
  context: ActionContext,
  from: TicketRow,
  into: TicketRow,
  joined: JoinedActors,
): Promise<{ kept: MovedCase; changes: FieldChange[] }> {
  const entries = await moveEntries(context, from, into)
  const opening = await openingEntry(context, from, into)
  const actors = await joinActors(context, from, into, joined)
  const assets = await joinAssets(context, from, into)
  const others = await follow(context.db, belongingsOf(context.house, ticketKind, own), from.id, into.id)
  return {
    kept: { entries, opening, actors: actors.joined, assets: assets.map(({ new: id }) => String(id)), others },
    changes: [...actors.changes, ...assets],
  }
}

/** Of the entries `e`, all but a solution that waits for its answer: it is one of the case that is over, and answers nothing here. */
export const goesAlong = sql<SqlBool>`(e.deleted_at is null and not (e.type = 'solution' and e.state = 'proposed'))`

async function moveEntries({ db }: ActionContext, from: TicketRow, into: TicketRow): Promise<string[]> {
  const went = await sql<{ id: string }>`
    update ticket_entry e set ticket_id = ${into.id}, data = e.data || jsonb_build_object('from', ${Number(from.number)}::bigint)
    where e.ticket_id = ${from.id} and ${goesAlong} returning e.id`.execute(db)
  const ids = went.rows.map((row) => row.id)
  await moveFiles(db, ids, from.id, into.id)
  return ids
}

async function moveFiles(db: ActionContext['db'], entries: readonly string[], from: string, into: string) {
  await sql`
    update attachment set record_id = ${into}
    where kind = 'ticket' and record_id = ${from} and entry_id = any(${entries}::bigint[])`.execute(db)
}

/** The first thing that was said on it, as an entry of the case that stays: by its author, at its date, with its files. */
async function openingEntry({ db, actor }: ActionContext, from: TicketRow, into: TicketRow): Promise<string> {
  const body = `<p><strong>${escapeHtml(from.title)}</strong></p>${from.description}`
  const data = { verb: 'merge', from: Number(from.number), ...(from.authorId === null ? { by: actor.name } : {}) }
  const made = await sql<{ id: string }>`
    insert into ticket_entry (ticket_id, type, author_id, body, body_text, data, created_at, updated_at)
    values (${into.id}, 'reply', ${from.authorId}::bigint, ${body}, ${textOfHtml(body)}, ${JSON.stringify(data)}::jsonb, ${from.openedAt}, ${from.openedAt})
    returning id`.execute(db)
  const { id } = made.rows[0]!
  await sql`
    insert into attachment (document_id, kind, record_id, entry_id, created_at)
    select document_id, kind, ${into.id}::bigint, ${id}::bigint, created_at from attachment
    where kind = 'ticket' and record_id = ${from.id} and entry_id is null`.execute(db)
  return id
}

interface Part {
  role: RoleActor['role']
  userId: string | null
  groupId: string | null
}

/** People and groups of the one that the other does not have; whoever can take no more work is left out. */
export async function joiningActors(
  db: ActionContext['db'],
  from: string,
  into: string,
  joined: JoinedActors,
): Promise<RoleActor[]> {
  if (joined === 'none') return []
  const found = await sql<Part>`
    select role, user_id, group_id from ticket_actor s where s.ticket_id = ${from} and not exists (
      select 1 from ticket_actor t where t.ticket_id = ${into} and t.user_id is not distinct from s.user_id
        and t.group_id is not distinct from s.group_id and (t.role = s.role or ${joined} = 'observers'))
    order by s.role, s.position`.execute(db)
  const wanted = joined === 'all' ? found.rows : found.rows.filter((part) => part.role !== 'assignee')
  const actors = wanted.map(
    (part): RoleActor => ({
      role: joined === 'all' ? part.role : 'observer',
      ...(part.userId === null ? { type: 'group', id: part.groupId! } : { type: 'user', id: part.userId }),
    }),
  )
  const once = new Map(actors.map((actor) => [`${actor.role} ${keyOf(actor)}`, actor]))
  return [...once.values()]
}

async function joinActors(
  context: ActionContext,
  from: TicketRow,
  into: TicketRow,
  joined: JoinedActors,
): Promise<{ joined: RoleActor[]; changes: FieldChange[] }> {
  const wanted = await joiningActors(context.db, from.id, into.id, joined)
  const found = await findActors(context, wanted)
  const usable = wanted.filter((actor) => {
    const known = found.get(keyOf(actor))
    return known !== undefined && (actor.role !== 'assignee' || known.isUsable)
  })
  return { joined: usable, changes: await writeActors(context, into.id, usable, [], found) }
}

async function joinAssets({ db }: ActionContext, from: TicketRow, into: TicketRow): Promise<FieldChange[]> {
  const linked = await sql<{ id: string; name: string }>`
    with added as (
      insert into ticket_asset (ticket_id, asset_id) select ${into.id}::bigint, asset_id from ticket_asset where ticket_id = ${from.id}
      on conflict do nothing returning asset_id)
    select x.id, x.name from added join asset x on x.id = added.asset_id order by x.id`.execute(db)
  return linked.rows.map(({ id, name }) => ({ field: 'asset', old: null, new: id, newText: name }))
}

/** Moves back what the merge brought, as far as it is still there; what was said since stays where it was said. */
export async function returnCase(
  context: ActionContext,
  kept: MovedCase,
  from: TicketRow,
  into: TicketRow,
): Promise<FieldChange[]> {
  const { db, house } = context
  const back = await sql<{ id: string }>`
    update ticket_entry set ticket_id = ${from.id}, data = data - 'from'
    where id = any(${kept.entries}::bigint[]) and ticket_id = ${into.id} returning id`.execute(db)
  const ids = back.rows.map((row) => row.id)
  await moveFiles(db, ids, into.id, from.id)
  await sql`delete from attachment where kind = 'ticket' and record_id = ${into.id} and entry_id = ${kept.opening}`.execute(
    db,
  )
  await sql`delete from ticket_entry where id = ${kept.opening} and ticket_id = ${into.id}`.execute(db)
  const changes = await writeActors(context, into.id, [], kept.actors, await findActors(context, kept.actors))
  const assets = await sql<{ id: string; name: string }>`
    with gone as (
      delete from ticket_asset where ticket_id = ${into.id} and asset_id = any(${kept.assets}::bigint[]) returning asset_id)
    select x.id, x.name from gone join asset x on x.id = gone.asset_id order by x.id`.execute(db)
  await returnFollowed(db, belongingsOf(house, ticketKind, own), kept.others, into.id, from.id)
  return [...changes, ...assets.rows.map(({ id, name }) => ({ field: 'asset', old: id, new: null, oldText: name }))]
}
