import { type RawBuilder, sql } from 'kysely'
import type { NoticeKind } from '../../../../shared/notifications/notice-events.ts'
import type { FieldChange, Services } from '../../../engine/actions/context.ts'
import type { OutboxEvent } from '../../../engine/house.ts'

/** What was said along with an event. */
export interface Said {
  id: string
  isPrivate: boolean
  /** HTML. */
  body: string
  /** The address it came from, of somebody without an account as well; null = it came by no mail. */
  from: string | null
}

/** What is known of an event once it is looked at: the record it is about, who did it, what it changed. */
export interface Facts {
  event: OutboxEvent
  kind: NoticeKind
  recordId: string | null
  entityId: string
  /** The record as people call it: `#12 Printer broken`. */
  about: string
  /** The case behind it, where there is one. */
  ticketId: string | null
  /** Name of whoever did it; null = the house itself. */
  by: string | null
  changes: readonly FieldChange[]
  said: Said | null
  /** HTML of the record itself, for its first notice. */
  description: string
}

interface RecordRow {
  recordId: string | null
  about: string
  entityId: string
  ticketId: string | null
  description: string
}

type RecordSql = (id: string, event: OutboxEvent) => RawBuilder<unknown>

const named =
  (table: string, about: RawBuilder<unknown>): RecordSql =>
  (id) =>
    sql`select r.id::text as record_id, ${about} as about, r.entity_id::text as entity_id, null::text as ticket_id, '' as description
      from ${sql.table(table)} r where r.id = ${id} and ${table === 'booking' ? sql`true` : sql`r.deleted_at is null`}`

/** The unit of what an approval is asked about. */
const subjectEntity = sql`coalesce(
  case r.subject_kind when 'ticket' then (select t.entity_id from ticket t where t.id = r.subject_id)
    when 'booking' then (select b.entity_id from booking b where b.id = r.subject_id)
    when 'order' then (select o.entity_id from supplier_order o where o.id = r.subject_id) end,
  (select e.id from entity e where e.parent_id is null order by e.id limit 1))`

/** By kind, the record as notices tell of it. One that is gone gives no row. */
const recordSql: Record<NoticeKind, RecordSql> = {
  ticket: (id) =>
    sql`select r.id::text as record_id, '#' || r.number || ' ' || r.title as about, r.entity_id::text as entity_id, r.id::text as ticket_id, r.description
      from ticket r where r.id = ${id} and r.deleted_at is null`,
  approval: (id) =>
    sql`select r.id::text as record_id, r.name as about, ${subjectEntity}::text as entity_id,
        case r.subject_kind when 'ticket' then r.subject_id::text end as ticket_id, coalesce(r.comment, '') as description
      from approval r where r.id = ${id}`,
  'survey-answer': (id) =>
    sql`select r.id::text as record_id, '#' || t.number || ' ' || t.title as about, r.entity_id::text as entity_id, t.id::text as ticket_id, '' as description
      from survey_answer r join ticket t on t.id = r.ticket_id where r.id = ${id} and t.deleted_at is null`,
  booking: named('booking', sql`r.name`),
  order: named('supplier_order', sql`r.number || ' ' || r.name`),
  contract: named('contract', sql`r.name`),
  // What is told of a purchase is told of the thing that was bought.
  asset: (id, { kind }) =>
    sql`select r.id::text as record_id, r.name as about, r.entity_id::text as entity_id, null::text as ticket_id, '' as description
      from asset r where r.deleted_at is null
        and r.id = ${kind === 'purchase' ? sql`(select p.asset_id from purchase p where p.id = ${id})` : sql`${id}::bigint`}`,
  licence: named('licence', sql`r.name`),
  article: named('article', sql`r.title`),
  none: (_id, { data }) =>
    sql`select null::text as record_id, ${String(data.name ?? '')} as about, e.id::text as entity_id, null::text as ticket_id, '' as description
      from entity e where e.parent_id is null order by e.id limit 1`,
}

/** Null when there is nothing left to tell of. Three statements. */
export async function readFacts(services: Services, event: OutboxEvent, kind: NoticeKind): Promise<Facts | null> {
  const { db } = services
  if (event.recordId === null && kind !== 'none') return null
  const record = await sql<RecordRow>`${recordSql[kind](event.recordId ?? '0', event)}`.execute(db)
  const row = record.rows[0]
  if (row === undefined) return null
  const lines = await sql<{ actorName: string; userId: string | null; changes: FieldChange[]; isHere: boolean }>`
    select actor_name, user_id, changes, (kind = ${event.kind} and record_id = ${event.recordId}::bigint) is true as is_here
    from history where change_id = ${event.changeId}::uuid order by id limit 200`.execute(db)
  const first = lines.rows[0]
  return {
    ...row,
    event,
    kind,
    by: first === undefined || first.userId === null ? null : first.actorName,
    changes: lines.rows.filter((line) => line.isHere).flatMap((line) => line.changes),
    said: await readSaid(services, event),
  }
}

async function readSaid({ db }: Services, { data }: OutboxEvent): Promise<Said | null> {
  if (typeof data.entryId !== 'string') return null
  const found = await sql<Said>`
    select e.id::text, e.is_private, e.body, (
        select lower(m.from_address) from incoming_mail m where m.entry_id = e.id order by m.id limit 1) as from
    from ticket_entry e where e.id = ${data.entryId}::bigint and e.deleted_at is null`.execute(db)
  return found.rows[0] ?? null
}

/** Who got (`new`) or lost (`old`) a part in the record by the change: ids by type. */
export function partsIn(
  changes: readonly FieldChange[],
  roles: readonly string[],
  side: 'new' | 'old',
): { users: string[]; groups: string[] } {
  const parts = changes.filter(({ field }) => roles.includes(field)).map((change) => String(change[side] ?? ''))
  const ofType = (type: string) =>
    parts.filter((part) => part.startsWith(`${type}:`)).map((part) => part.slice(type.length + 1))
  return { users: ofType('user'), groups: ofType('group') }
}
