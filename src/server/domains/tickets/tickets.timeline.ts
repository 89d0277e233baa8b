import { type RawBuilder, sql } from 'kysely'
import { badRequest, notFound } from '../../../shared/errors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import {
  type EntryVerb,
  type EntryWords,
  mayChangeEntry,
  noWords,
  type Timeline,
  type TimelineAttachment,
  type TimelineChange,
  type TimelineItem,
} from '../../../shared/tickets/timeline.ts'
import { visible } from '../../engine/access/visible.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { namedSql } from './named-sql.ts'
import { allowedOnTicket, ticketGate } from './tickets.policy.ts'

/** Fields whose changes people want to see among the messages; the rest is in the history. */
const shownFields = [
  'status',
  'approval',
  'approvalAsked',
  'approvalGiven',
  'approvalRefused',
  'approvalByLink',
  'approvalWithdrawn',
  'approvalReminded',
  'reason',
  'requester',
  'observer',
  'assignee',
  'asset',
  'priority',
  'category',
  'type',
  'entity',
  'location',
  'title',
  'description',
  'solutionType',
  'mergedInto',
  'mergedFrom',
  'splitInto',
  'splitFrom',
]

interface Row {
  type: TimelineItem['type']
  rank: number
  id: string
  at: Date
  /** The instant to the last digit, for the cursor. */
  atText: string
  authorId: string | null
  by: string | null
  body: string | null
  isPrivate: boolean
  state: string | null
  assigneeId: string | null
  assigneeName: string | null
  plannedAt: Date | null
  durationMinutes: number | null
  editedAt: Date | null
  version: number | null
  verb: EntryVerb | null
  from: number | null
  action: string | null
  changeId: string | null
  changes: TimelineChange[] | null
  attachments: TimelineAttachment[] | null
  words: EntryWords | null
  status: string
  mayDelete: boolean
  mayReply: boolean
}

export interface TimelineRequest {
  /** 1 to 500; default 200. */
  limit?: number | undefined
  /** `next` of the page before. */
  after?: string | undefined
}

/**
 * All that was said and done on a case, oldest first, as far as the reader may see: one statement. Its three sources
 * (the case, its entries, its history) are each cut to a page before they are put together.
 *
 * @throws `not_found`
 */
export async function readTimeline(reader: Reader, id: string, request: TimelineRequest = {}): Promise<Timeline> {
  if (!/^\d{1,18}$/.test(id)) throw notFound(ticketKind.name, id)
  const limit = Math.min(Math.max(request.limit ?? 200, 1), 500)
  const cursor = request.after === undefined ? null : readCursor(request.after)
  const { rows } = await timelineSql(reader, id, limit, cursor).execute(reader.db)
  // The description opens the first page: none means no such case. A later page may well be empty.
  if (rows.length === 0 && (cursor === null || !(await isVisible(reader, id)))) throw notFound(ticketKind.name, id)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: present(reader, shown), total: null, next: last === undefined ? null : writeCursor(last) }
}

type Cursor = [at: string, rank: number, id: string]

function timelineSql(reader: Reader, id: string, limit: number, cursor: Cursor | null): RawBuilder<Row> {
  const { actor } = reader
  const may = (permission: string) => allowedOnTicket(actor, permission, 't')
  const page = sql`order by 3, 2, 1 limit ${limit + 1}`
  const after = (at: RawBuilder<unknown>, rank: number, key: RawBuilder<unknown>) =>
    cursor === null
      ? sql``
      : sql`and (${at}, ${sql.lit(rank)}, ${key}) > (${cursor[0]}::timestamptz, ${cursor[1]}::int, ${cursor[2]}::bigint)`
  return sql<Row>`${prepared}
    with t as (
      select t.id, t.opened_at, t.author_id, t.description, t.status, t.solution_type_id,
        ${may('ticket.read-private')} as sees_private, ${may('ticket.delete')} as may_delete, ${may('ticket.reply')} as may_reply
      from ticket t where t.id = ${id} and ${visible(ticketGate, actor, 't')}),
    item as (
      select t.id, 0 as rank, t.opened_at as at, 'description' as type, t.author_id, null::text as named, t.description as body,
        false as is_private, null::text as state, null::bigint as assignee_id, null::timestamptz as planned_at,
        null::int as duration_minutes, null::timestamptz as edited_at, null::int as version, null::text as verb, null::int as "from",
        null::text as action, null::text as change_id, null::jsonb as changes,
        null::bigint as group_id, null::bigint as category_id, null::bigint as solved_by_id, null::bigint as source_id
      from t where ${cursor === null ? sql`true` : sql`false`}
      union all
      (select e.id, 1, e.created_at, e.type, e.author_id, e.data->>'by', e.body, e.is_private, e.state, e.assignee_id, e.planned_at,
        e.duration_minutes, (e.data->>'editedAt')::timestamptz, e.version, e.data->>'verb', (e.data->>'from')::int, null, e.data->>'change', null,
        e.group_id, e.category_id,
        coalesce(e.solution_type_id, case when e.type = 'solution' and e.state <> 'refused' then t.solution_type_id end), e.source_id
      from t join ticket_entry e on e.ticket_id = t.id
      where e.deleted_at is null and (not e.is_private or t.sees_private or e.author_id = ${actor.userId}::bigint)
        ${after(sql`e.created_at`, 1, sql`e.id`)} ${page})
      union all
      (select h.id, 2, h.at, 'change', h.user_id, h.actor_name, null, false, null, null, null, null, null, null, null, null, h.action, h.change_id::text, h.changes, null, null, null, null
      from t join history h on h.kind = 'ticket' and h.record_id = t.id
      where h.action <> 'ticket.open'
        and exists (select 1 from jsonb_array_elements(h.changes) c where c->>'field' = any(${shownFields}::text[]))
        ${after(sql`h.at`, 2, sql`h.id`)} ${page}))
    select i.*, i.at::text as at_text, coalesce(i.named, (select u.name from app_user u where u.id = i.author_id)) as by,
      (select u.name from app_user u where u.id = i.assignee_id) as assignee_name,
      case when i.rank < 2 then (
        select json_agg(json_build_object('id', d.id::text, 'name', d.name, 'mime', d.mime, 'size', d.size) order by a.id)
        from attachment a join document d on d.id = a.document_id
        where a.kind = 'ticket' and a.record_id = ${id}
          and a.entry_id is not distinct from (case when i.rank = 1 then i.id end)) end as attachments,
      case when i.rank = 1 then json_build_object('group', ${namedSql('app_group', 'i.group_id')},
        'category', ${namedSql('task_category', 'i.category_id', { name: 'complete_name' })},
        'solutionType', ${namedSql('solution_type', 'i.solved_by_id')}, 'source', ${namedSql('request_source', 'i.source_id')}) end as words,
      t.status, t.may_delete, t.may_reply
    from item i cross join t order by i.at, i.rank, i.id limit ${limit + 1}`
}

async function isVisible(reader: Reader, id: string): Promise<boolean> {
  const found = await sql`
    select 1 from ticket t where t.id = ${id} and ${visible(ticketGate, reader.actor, 't')}`.execute(reader.db)
  return found.rows.length > 0
}

function present(reader: Reader, rows: readonly Row[]): TimelineItem[] {
  const byAct = new Map<string, TimelineItem>()
  const items: TimelineItem[] = []
  for (const row of rows) {
    const item = row.type === 'change' ? undefined : entryItem(reader, row)
    if (item !== undefined) {
      items.push(item)
      if (row.changeId !== null) byAct.set(row.changeId, item)
    } else addChanges(items, byAct, row)
  }
  return items
}

function entryItem(reader: Reader, row: Row): TimelineItem {
  const entry = { authorId: row.authorId, type: row.type, state: row.state, createdAt: row.at }
  const rights = { userId: reader.actor.userId, mayReply: row.mayReply, mayDelete: row.mayDelete, now: reader.now }
  const update = row.type !== 'description' && mayChangeEntry(entry, rights, row.status)
  return {
    ...blank(row),
    id: row.type === 'description' ? 'description' : row.id,
    body: row.body,
    isPrivate: row.isPrivate,
    state: row.state,
    verb: row.verb,
    from: row.from,
    ...(row.words ?? noWords),
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    plannedAt: row.plannedAt?.toISOString() ?? null,
    durationMinutes: row.durationMinutes,
    editedAt: row.editedAt?.toISOString() ?? null,
    version: row.version,
    attachments: row.attachments ?? [],
    can: { update, remove: update && row.type !== 'solution' },
  }
}

/** What every item has. */
const blank = (row: Row): TimelineItem => ({
  id: `change-${row.id}`,
  type: row.type,
  at: row.at.toISOString(),
  author: row.authorId === null ? null : { id: row.authorId, name: row.by ?? '' },
  by: row.by ?? '',
  body: null,
  isPrivate: false,
  state: null,
  verb: null,
  from: null,
  action: row.action,
  assignee: null,
  ...noWords,
  plannedAt: null,
  durationMinutes: null,
  editedAt: null,
  version: null,
  attachments: [],
  changes: [],
  can: { update: false, remove: false },
})

const together = 120_000

/**
 * What changed by the act of an entry belongs to the entry; otherwise, what one person changed in a row within two
 * minutes is one item.
 */
function addChanges(items: TimelineItem[], byAct: Map<string, TimelineItem>, row: Row): void {
  const changes = (row.changes ?? []).filter((change) => shownFields.includes(change.field))
  const entry = row.changeId === null ? undefined : byAct.get(row.changeId)
  const before = items.at(-1)
  const isSameSitting =
    before?.type === 'change' && before.by === row.by && row.at.getTime() - Date.parse(before.at) < together
  if (entry !== undefined) entry.changes.push(...changes)
  else if (isSameSitting) {
    before.changes.push(...changes)
    // Several acts: no single verb names them.
    if (before.action !== row.action) before.action = null
  } else items.push({ ...blank(row), changes })
}

const writeCursor = (row: Row): string =>
  Buffer.from(JSON.stringify([row.atText, row.rank, row.id] satisfies Cursor)).toString('base64url')

function readCursor(text: string): Cursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(value) && value.length === 3) {
      const [at, rank, id] = value as unknown[]
      if (typeof at === 'string' && /^[\d: .+-]{10,40}$/.test(at) && typeof rank === 'number' && Number.isInteger(rank))
        if (typeof id === 'string' && /^\d{1,18}$/.test(id)) return [at, rank, id]
    }
  } catch {
    // falls through to the refusal below
  }
  throw badRequest('cursor')
}
