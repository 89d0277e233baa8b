import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import { notFound } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { visible } from '../access/visible.ts'
import { entryOf, type House } from '../house.ts'
import { textMatch } from '../search/text-condition.ts'
import { conditionSql } from './condition-sql.ts'
import { type Json, presentRow, recordColumns, wantedFields } from './select-records.ts'
import { afterSql, orderSql, readCursor, sortKeys, writeCursor } from './sort.ts'

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
 * One page of a kind. Two statements at most: the page (ids first, then names and extras only for them) and the count,
 * side by side; a first page that is not full needs no count.
 */
export async function listRecords(reader: Reader, kind: Kind, request: ListRequest): Promise<Page> {
  const limit = Math.min(Math.max(request.limit ?? 50, 1), 500)
  const condition = request.condition ?? everything
  const where = rowsWhere(reader, kind, condition, request.trash ?? false)
  const keys = sortKeys(reader.house, kind, request.sort ?? kind.sort, 'a')
  const after = request.after === undefined ? sql`` : sql`and ${afterSql(keys, readCursor(request.after, keys))}`
  const wanted = wantedFields(reader.house, kind, request.fields)
  const keyColumns = keys.map((key, index) => sql`${key.sql} as ${sql.ref(`k${index}`)}`)
  const order = sql.join(
    keys.map(
      (key, index) =>
        sql`${sql.ref(`p.k${index}`)} ${sql.raw(key.isDescending ? `desc${key.isRequired ? '' : ' nulls last'}` : 'asc')}`,
    ),
  )
  const page = sql<Record<string, unknown>>`
    with p as materialized (
      select a.id, ${sql.join(keyColumns)} from ${sql.table(kind.table)} a where ${where} ${after} order by ${orderSql(keys)} limit ${limit + 1})
    select ${recordColumns(reader.house, kind, reader.actor, wanted)}, json_build_array(${sql.join(keys.map((_, index) => sql.ref(`p.k${index}`)))}) as cursor
    from p join ${sql.table(kind.table)} r on r.id = p.id order by ${order}`.execute(reader.db)
  const needsCount = request.count !== 'none'
  const total = needsCount && request.after !== undefined ? countRecords(reader, kind, where) : null
  const { rows } = await page
  const shown = rows.slice(0, limit)
  const isLast = rows.length <= limit
  return {
    items: shown.map((row) => presentRow(reader.house, kind, row, wanted)),
    total: !needsCount
      ? null
      : total !== null
        ? await total
        : isLast
          ? shown.length
          : await countRecords(reader, kind, where),
    next: isLast ? null : writeCursor(shown.at(-1)!.cursor as unknown[]),
  }
}

async function countRecords(reader: Reader, kind: Kind, where: RawBuilder<SqlBool>): Promise<number> {
  const result = await sql<{
    count: string
  }>`select count(*) as count from ${sql.table(kind.table)} a where ${where}`.execute(reader.db)
  return Number(result.rows[0]!.count)
}

/** One record by id through the read gate (trash included), or not_found. */
export async function readRecord(reader: Reader, kind: Kind, id: string): Promise<Json> {
  if (!/^\d{1,18}$/.test(id)) throw notFound(kind.name, id)
  const entry = entryOf(reader.house, kind.name)
  const result = await sql<Record<string, unknown>>`${prepared}
    select ${recordColumns(reader.house, kind, reader.actor, null)} from ${sql.table(kind.table)} r
    where r.id = ${id} and ${visible(entry, reader.actor, 'r')}`.execute(reader.db)
  const row = result.rows[0]
  if (row === undefined) throw notFound(kind.name, id)
  return presentRow(reader.house, kind, row, null)
}
