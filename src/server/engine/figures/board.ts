import { sql } from 'kysely'
import { z } from 'zod'
import { everything } from '../../../shared/conditions/condition.ts'
import { type Board, mostColumns } from '../../../shared/figures/board.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { type Json, type ListRequest, type Reader, recordsById, rowsWhere } from '../lists/list.ts'
import { listQuery } from '../lists/list-query.ts'
import { wantedFields } from '../lists/select-records.ts'
import { cursorSql, orderSql, sortKeys, writeCursor } from '../lists/sort.ts'
import { sourceOf } from '../lists/words-first.ts'
import { dimensionOf, nameSql } from './dimension.ts'

/** Query string of `/board`: that of the list, and what divides it. `limit` is that of each column. */
export const boardQuery = listQuery.omit({ after: true, count: true }).extend({
  by: z.string().max(100),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export interface BoardRequest extends Omit<ListRequest, 'after' | 'count'> {
  by: string
  limit: number
}

interface Place {
  key: string | null
  name: string | null
  id: string
  count: number
  nth: number
  cursor: unknown[]
}

/**
 * What a list shows, in columns: the same read gate, condition and order, the first records of each column and how many there
 * are. What follows in a column is asked of the list with `groupCondition` and the column's cursor. Two statements, whatever
 * the number of columns.
 *
 * @throws `invalid` on `by` for what cannot divide
 */
export async function readBoard(reader: Reader, kind: Kind, request: BoardRequest): Promise<Board<Json>> {
  const source = sourceOf(reader, kind, request.condition ?? everything)
  const where = rowsWhere(reader, kind, source.rest, request.trash ?? false)
  const { value, joins, target } = dimensionOf(reader, kind, request.by)
  const wanted = wantedFields(reader.house, kind, request.fields)
  const keys = sortKeys(reader, kind, request.sort ?? kind.sort, 'a')
  const names = keys.map((_, index) => `k${index}`)
  const columns = sql.join(keys.map((key, index) => sql`${cursorSql(key)} as ${sql.ref(names[index]!)}`))
  const found = await sql<Place>`
    with g as (
      select ${value} as k, a.id, ${columns}, count(*) over (partition by ${value})::int as count,
        row_number() over (partition by ${value} order by ${orderSql(keys)})::int as nth
      from ${source.source} a ${joins} where ${where}),
    c as (select k, count from g where nth = 1 order by count desc, k limit ${mostColumns + 1})
    select g.k::text as key, ${nameSql(target, reader.actor.language)} as name, g.id::text as id, g.count, g.nth,
      json_build_array(${sql.join(names.map((name) => sql.ref(`g.${name}`)))}) as cursor
    from c join g on g.k is not distinct from c.k where g.nth <= ${request.limit}
    order by g.count desc, g.k, g.nth`.execute(reader.db)
  const places = found.rows
  const records = await recordsById(reader, kind, [...new Set(places.map(({ id }) => id))], wanted)
  const byId = new Map(records.map((record) => [record.id, record]))
  const all = Map.groupBy(places, ({ key }) => key)
  return {
    columns: [...all.values()].slice(0, mostColumns).map((own) => ({
      key: own[0]!.key,
      name: own[0]!.name,
      count: own[0]!.count,
      items: own.flatMap(({ id }) => byId.get(id) ?? []),
      next: own[0]!.count > own.length ? writeCursor(own.at(-1)!.cursor) : null,
    })),
    isCut: all.size > mostColumns,
  }
}
