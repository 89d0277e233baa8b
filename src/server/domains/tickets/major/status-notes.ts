import { type RawBuilder, sql } from 'kysely'
import type { DeskNote, StatusNotice } from '../../../../shared/tickets/major-incidents.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { FileAnswer } from '../../../engine/house.ts'
import { csvFile } from '../../../engine/lists/export-cells.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { say } from '../../../engine/texts.ts'
import { seenEntrySql, ticketGate } from '../tickets.policy.ts'

type Asking = Pick<Reader, 'db' | 'actor' | 'now'>

const most = 20

/** Notes for the entity one lives in, or for one above it; those that are over are read for a day. */
const noticesSql = ({ actor, now }: Pick<Asking, 'actor' | 'now'>, which: RawBuilder<unknown>) => sql<StatusNotice>`
  select t.id::text, t.major_at as since, t.major_ended_at as ended_at, n.notes, (${mineSql(actor)}) as mine
  from ticket t cross join lateral (
    select json_agg(json_build_object('id', s.id::text, 'title', s.title, 'body', s.body, 'at', s.at) order by s.at desc, s.id desc) as notes
    from ticket_status_note s
    where s.ticket_id = t.id and s.entity_id = any((select e.path from entity e where e.id = ${actor.entityId})::bigint[])) n
  where (t.is_major or t.major_ended_at > ${now}::timestamptz - interval '1 day') and t.deleted_at is null and n.notes is not null and ${which}
  order by t.is_major desc, t.major_at desc limit ${most}`

const mineSql = (actor: Actor): RawBuilder<unknown> => sql`
  select c.id::text from ticket_link l join ticket c on c.id = l.from_id
  where l.type = 'child' and l.to_id = t.id and c.deleted_at is null and c.phase = 'open'
    and exists (select 1 from ticket_actor a where a.ticket_id = c.id and a.role = 'requester' and a.user_id = ${actor.userId})
  order by c.id desc limit 1`

/** What staff are told of major incidents. One statement. */
export async function statusNotices(reader: Asking): Promise<{ items: StatusNotice[] }> {
  const found = await noticesSql(reader, sql`true`).execute(reader.db)
  return { items: found.rows }
}

/** The notice of one of them, if it is for this person. */
export async function noticeFor(context: ActionContext, ticketId: string): Promise<StatusNotice | null> {
  const found = await noticesSql(context, sql`t.id = ${ticketId}`).execute(context.db)
  return found.rows[0] ?? null
}

/** All notes of a major incident for the desk, newest first. */
export async function notesOf(reader: Reader, ticketId: string): Promise<{ items: DeskNote[] }> {
  await readRecord(reader, ticketKind, ticketId)
  const found = await sql<DeskNote>`
    select s.id::text, s.title, s.body, s.at, (select u.name from app_user u where u.id = s.author_id) as author,
      (select json_build_object('id', e.id::text, 'name', e.name) from entity e where e.id = s.entity_id) as entity
    from ticket_status_note s where s.ticket_id = ${ticketId} order by s.at desc, s.id desc limit 500`.execute(
    reader.db,
  )
  return { items: found.rows }
}

interface Line {
  at: Date
  number: string
  sort: string
  by: string | null
  text: string | null
}

const mostLines = 20_000

/** The life of a major incident as a file: its case, its children that the reader sees, the notes to staff, in order. */
export async function majorTimeline(reader: Reader, ticketId: string, language: string): Promise<FileAnswer> {
  const { number } = await readRecord(reader, ticketKind, ticketId)
  const { actor } = reader
  const found = await sql<Line>`
    with part as (
      select t.* from ticket t
      where (t.id = ${ticketId} or t.id in (select l.from_id from ticket_link l where l.type = 'child' and l.to_id = ${ticketId}))
        and t.deleted_at is null and ${visible(ticketGate, actor, 't')})
    select at, number::text, sort, by, text from (
      select p.opened_at as at, p.number, 'opened' as sort, (select u.name from app_user u where u.id = p.author_id) as by, p.title as text from part p
      union all select p.solved_at, p.number, 'solved', null, p.title from part p where p.solved_at is not null
      union all select p.closed_at, p.number, 'closed', null, p.title from part p where p.closed_at is not null
      union all select p.major_at, p.number, 'major', null, p.title from part p where p.major_at is not null
      union all select p.major_ended_at, p.number, 'ended', null, p.title from part p where p.major_ended_at is not null
      union all select e.created_at, p.number, e.type, (select u.name from app_user u where u.id = e.author_id), e.body_text
        from part p join ticket_entry e on e.ticket_id = p.id where e.deleted_at is null and ${seenEntrySql(actor, 'e')}
      union all select s.at, p.number, 'told', (select u.name from app_user u where u.id = s.author_id), s.title || ' : ' || s.body
        from part p join ticket_status_note s on s.ticket_id = p.id) l
    order by at, number limit ${mostLines}`.execute(reader.db)
  const word = (key: string) => say(language, `tickets.major.${key}`)
  const head = ['at', 'number', 'sort', 'by', 'text'].map((name) => word(`column.${name}`))
  const lines = found.rows.map((line) => [
    line.at.toISOString(),
    line.number,
    word(`sort.${line.sort}`),
    line.by ?? '',
    line.text ?? '',
  ])
  return new FileAnswer(`${word('file')}-${String(number)}.csv`, 'text/csv; charset=utf-8', csvFile([head, ...lines]))
}
