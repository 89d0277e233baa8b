import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import { notFound } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { visible } from '../access/visible.ts'
import { entryOf, type House } from '../house.ts'
import { textMatch } from '../search/text-condition.ts'
import { conditionSql } from './condition-sql.ts'
import { lastCount, rememberCount } from './count-cache.ts'
import { type Json, presenter, recordColumns, wantedFields } from './select-records.ts'
import { afterSql, cursorSql, orderSql, readCursor, sortKeys, writeCursor } from './sort.ts'
import { type Source, sourceOf } from './words-first.ts'

export type { Json } from './select-records.ts'

export interface Reader {
  db: Kysely<Tables>
  house: House
  actor: Actor
  now: Date
  timeZone: string
}

export interface ListRequest {
  condition?: Condition
  sort?: string
  limit?: number
  after?: string
  fields?: string
  count?: 'exact' | 'none'
  /** Only what is in the trash. */
  trash?: boolean
}

export interface Page {
  items: Json[]
  /** Null when not asked for. */
  total: number | null
  /** Cursor of the next page; null at the end. */
  next: string | null
}

/** Rows of a kind that the reader may see and the condition lets through. Everything that lists uses this. */
export function rowsWhere(reader: Reader, kind: Kind, condition: Condition, trash: boolean): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [visible(entryOf(reader.house, kind.name), reader.actor, 'a')]
  if (kind.hasTrash) parts.push(trash ? sql<SqlBool>`a.deleted_at is not null` : sql<SqlBool>`a.deleted_at is null`)
  const { house, actor, now, timeZone } = reader
  const context = {
    alias: 'a',
    now,
    timeZone,
    userId: actor.userId,
    house,
    // What one may not see cannot be asked about through a reference either.
    visible: (other: Kind, alias: string) =>
      actor.type === 'system' ? null : visible(entryOf(house, other.name), actor, alias),
    text: (other: Kind, alias: string, text: string) => textMatch(entryOf(house, other.name), actor, alias, text),
  }
  parts.push(conditionSql(kind, condition, context))
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`
}

/**
 * One page of a kind. First the ids in order (planned for these very values), then, side by side, the records of those
 * ids (always the same statement: its plan is kept) and the count; a first page that is not full needs no count.
 */
export async function listRecords(reader: Reader, kind: Kind, request: ListRequest): Promise<Page> {
  const limit = Math.min(Math.max(request.limit ?? 50, 1), longestPage)
  const from = sourceOf(reader, kind, request.condition ?? everything)
  const where = rowsWhere(reader, kind, from.rest, request.trash ?? false)
  const wanted = wantedFields(reader.house, kind, request.fields)
  const counting = countOf(from, where)
  const { source, asked, countsAlong } = await wayOf(reader, kind, request, from, where, counting)
  const found = await pageOfIds(reader, kind, source, asked, { ...request, limit, countsAlong })
  const shown = found.slice(0, limit)
  const isLast = found.length <= limit
  const isWhole = isLast && request.after === undefined
  const [items, total] = await Promise.all([
    recordsById(
      reader,
      kind,
      shown.map((row) => row.id),
      wanted,
    ),
    request.count === 'none'
      ? null
      : countsAlong
        ? remember(reader, counting, Number(found[0]?.total ?? 0))
        : isWhole
          ? shown.length
          : count(reader, counting),
  ])
  return { items, total, next: isLast ? null : writeCursor(shown.at(-1)!.cursor) }
}

/** Ids of a long stretch of a list, in order, for what reads the records portion by portion (exports). */
export async function listIds(
  reader: Reader,
  kind: Kind,
  request: ListRequest,
  most: number,
): Promise<{ ids: string[]; next: string | null }> {
  const from = sourceOf(reader, kind, request.condition ?? everything)
  const where = rowsWhere(reader, kind, from.rest, request.trash ?? false)
  const found = await pageOfIds(reader, kind, from.source, where, { ...request, limit: most, countsAlong: false })
  const shown = found.slice(0, most)
  return { ids: shown.map((row) => row.id), next: found.length <= most ? null : writeCursor(shown.at(-1)!.cursor) }
}

/** From so many on, words are common: reading the list in its order meets a page of them sooner than collecting them all. */
const manyRows = 1_000

interface Way {
  source: RawBuilder<unknown>
  asked: RawBuilder<SqlBool>
  countsAlong: boolean
}

/**
 * Words are looked up once for page and total together, for the looking up is the cost; unless this very list was found to
 * be long the last time: then its page is read in order, and the total is shared with whoever asks the same.
 */
async function wayOf(
  reader: Reader,
  kind: Kind,
  request: ListRequest,
  from: Source,
  where: RawBuilder<SqlBool>,
  counting: Counting,
): Promise<Way> {
  const countsAlong =
    request.count !== 'none' && request.after === undefined && asksWords(request.condition ?? everything)
  if (from.wordsOfRow === null) return { source: from.source, asked: where, countsAlong }
  const last = await lastCount(counting.compile(reader.db))?.catch(() => 0)
  if (last !== undefined && last >= manyRows)
    return { source: sql.table(kind.table), asked: sql<SqlBool>`${where} and ${from.wordsOfRow}`, countsAlong: false }
  return { source: from.source, asked: where, countsAlong }
}

const asksWords = (condition: Condition): boolean =>
  'text' in condition ||
  ('all' in condition && condition.all.some(asksWords)) ||
  ('any' in condition && condition.any.some(asksWords)) ||
  ('not' in condition && asksWords(condition.not))

interface Found {
  id: string
  cursor: unknown[]
  /** Of all pages, when it was counted along. */
  total: string | null
}

/** The API gives 500 at most; exports read longer pages. */
const longestPage = 2_000

/** One row more than asked tells whether there is a next page. */
async function pageOfIds(
  reader: Reader,
  kind: Kind,
  source: RawBuilder<unknown>,
  where: RawBuilder<SqlBool>,
  request: ListRequest & { limit: number; countsAlong: boolean },
): Promise<Found[]> {
  const keys = sortKeys(reader, kind, request.sort ?? kind.sort, 'a')
  const after = request.after === undefined ? sql`` : sql`and ${afterSql(keys, readCursor(request.after, keys))}`
  // The cursor is made after the limit: made before, it would cost one JSON for every row that is sorted.
  const columns = sql.join(keys.map((key, index) => sql`${cursorSql(key)} as ${sql.ref(`k${index}`)}`))
  const total = request.countsAlong ? sql`count(*) over ()` : sql`null::bigint`
  const result = await sql<Found>`
    select p.id, p.total, json_build_array(${sql.join(keys.map((_, index) => sql.ref(`p.k${index}`)))}) as cursor from (
      select a.id, ${total} as total, ${columns} from ${source} a
      where ${where} ${after} order by ${orderSql(keys)} limit ${request.limit + 1}) p`.execute(reader.db)
  return result.rows
}

/** Records in the order of their ids. The ids have come through the read gate a moment ago. */
export async function recordsById(
  reader: Reader,
  kind: Kind,
  ids: string[],
  wanted: ReadonlySet<string>,
): Promise<Json[]> {
  if (ids.length === 0) return []
  const result = await sql<Record<string, unknown> & { id: string }>`${prepared}
    select ${recordColumns(reader.house, kind, reader.actor, wanted)} from ${sql.table(kind.table)} r
    where r.id = any(${ids}::bigint[])`.execute(reader.db.withoutPlugins())
  const present = presenter(reader.house, kind, wanted)
  const byId = new Map(result.rows.map((row) => [row.id, present(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Counting = RawBuilder<{ count: string }>

const countOf = ({ source }: Source, where: RawBuilder<SqlBool>): Counting =>
  sql<{ count: string }>`select count(*) as count from ${source} a where ${where}`

const count = (reader: Reader, counting: Counting): Promise<number> =>
  rememberCount(counting.compile(reader.db), async () => Number((await counting.execute(reader.db)).rows[0]!.count))

const remember = (reader: Reader, counting: Counting, total: number): Promise<number> =>
  rememberCount(counting.compile(reader.db), () => Promise.resolve(total))

/** One record by id through the read gate (trash included), or not_found. */
export async function readRecord(reader: Reader, kind: Kind, id: string): Promise<Json> {
  if (!isId(id)) throw notFound(kind.name, id)
  const entry = entryOf(reader.house, kind.name)
  const result = await sql<Record<string, unknown>>`${prepared}
    select ${recordColumns(reader.house, kind, reader.actor, null)} from ${sql.table(kind.table)} r
    where r.id = ${id} and ${visible(entry, reader.actor, 'r')}`.execute(reader.db.withoutPlugins())
  const row = result.rows[0]
  if (row === undefined) throw notFound(kind.name, id)
  return presenter(reader.house, kind, null)(row)
}
