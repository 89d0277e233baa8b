import { sql } from 'kysely'
import { isId } from '../../../shared/fields/id.ts'
import { visible } from '../access/visible.ts'
import type { FieldChange } from '../actions/context.ts'
import type { Reader } from '../lists/list.ts'

export interface HistoryItem {
  id: string
  at: Date
  action: string
  user: { id: string; name: string } | null
  actorName: string
  source: string
  changeId: string
  changes: FieldChange[]
}

/** Seen by an agent, or done by people. */
export const historySources = ['agent', 'people'] as const
export type HistorySource = (typeof historySources)[number]

const sourceSql = {
  agent: sql`and source = 'agent'`,
  people: sql`and user_id is not null`,
}

export interface HistoryFilter {
  by?: HistorySource
  /** The act, `asset.transfer`. */
  act?: string
  /** The name of a field, or the mark that stands for one (`part:memory`). */
  field?: string
}

const filterSql = ({ by, act, field }: HistoryFilter) => sql`
  ${by === undefined ? sql`` : sourceSql[by]} ${act === undefined ? sql`` : sql`and action = ${act}`}
  ${field === undefined ? sql`` : sql`and changes @> ${JSON.stringify([{ field }])}::jsonb`}`

export interface HistoryFacets {
  acts: { value: string; count: number }[]
  fields: { value: string; count: number }[]
}

const mostFacets = 200

/** Which acts and which fields occur in the history of a record, the most frequent first: what it can be filtered by. */
export async function historyFacets({ db }: Reader, kind: string, id: string): Promise<HistoryFacets> {
  const found = await sql<{ sort: 'act' | 'field'; value: string; count: number }>`
    with own as materialized (select action, change_id, changes from history where kind = ${kind} and record_id = ${id})
    select * from (
      select 'act' as sort, action as value, count(distinct change_id)::int as count from own group by action
      union all
      select 'field', c ->> 'field', count(*)::int from own, jsonb_array_elements(changes) c where c ? 'field' group by 2) f
    order by count desc, value limit ${mostFacets}`.execute(db)
  const of = (sort: 'act' | 'field') =>
    found.rows.filter((row) => row.sort === sort).map(({ value, count }) => ({ value, count }))
  return { acts: of('act'), fields: of('field') }
}

/** History of one record, newest first. The caller has already read the record through the read gate. */
export async function historyOf(
  reader: Reader,
  kind: string,
  id: string,
  options: HistoryFilter & { limit: number; after?: string },
): Promise<{ items: HistoryItem[]; total: null; next: string | null }> {
  const before = options.after === undefined || !isId(options.after) ? sql`` : sql`and id < ${options.after}`
  const result = await sql<HistoryItem & { userId: string | null }>`
    select id, at, action, user_id, actor_name, source, change_id, changes from history
    where kind = ${kind} and record_id = ${id} ${before} ${filterSql(options)} order by id desc limit ${options.limit + 1}`.execute(
    reader.db,
  )
  const items = result.rows
    .slice(0, options.limit)
    .map(({ userId, ...line }) => ({ ...line, user: userId === null ? null : { id: userId, name: line.actorName } }))
  await hideUnseen(
    reader,
    items.flatMap((item) => item.changes),
  )
  return { items, total: null, next: result.rows.length > options.limit ? items.at(-1)!.id : null }
}

/** A record that a line speaks of (`of`) and that the reader may not see is not named: neither its id nor its name. */
async function hideUnseen(reader: Reader, changes: FieldChange[]): Promise<void> {
  const about = changes.filter((change) => change.of !== undefined)
  const ids = (kind: string) => [
    ...new Set(about.filter((change) => change.of === kind).flatMap((each) => [each.old, each.new].filter(isText))),
  ]
  for (const kind of new Set(about.map((change) => change.of!))) {
    const entry = reader.house.kinds.get(kind)
    const seen =
      entry === undefined
        ? []
        : (
            await sql<{ id: string }>`
              select r.id from ${sql.table(entry.kind.table)} r where r.id = any(${ids(kind)}::bigint[]) and ${visible(entry, reader.actor, 'r')}`.execute(
              reader.db,
            )
          ).rows.map((row) => row.id)
    for (const change of about.filter((each) => each.of === kind)) hide(change, seen)
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

function hide(change: FieldChange, seen: readonly string[]): void {
  for (const side of ['old', 'new'] as const) {
    if (!isText(change[side]) || seen.includes(change[side])) continue
    change[side] = null
    delete change[`${side}Text`]
  }
}
