import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Row } from '../../../shared/conditions/evaluate.ts'
import { internal } from '../../../shared/errors.ts'
import { columnOf, type Kind, propertyOf, readableFields } from '../../../shared/kinds/define-kind.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { entryOf, type House } from '../house.ts'

export type Db = Kysely<Tables> | Transaction<Tables>

/** What is asked of the database in one go: records by id, rows of a relation by the id of their record. */
export interface Wanted {
  records: Map<string, { kind: Kind; ids: Set<string> }>
  relations: Map<string, { kind: Kind; name: string; ids: Set<string> }>
}

export interface Loaded {
  records: { kind: Kind; row: Row }[]
  relations: { kind: Kind; name: string; owner: string; row: Row }[]
}

/** Records and related rows as the conditions read them (properties as in `propertyOf`), in one statement. */
export async function loadFacts(db: Db, house: House, wanted: Wanted): Promise<Loaded> {
  const parts = [
    ...[...wanted.records.values()].map((part) => ({ ...part, name: null, of: recordsSql(part.kind, part.ids) })),
    ...[...wanted.relations.values()].map((part) => ({ ...part, of: relationSql(house, part) })),
  ]
  const loaded: Loaded = { records: [], relations: [] }
  if (parts.length === 0) return loaded
  const found = await sql<{ part: number; rows: Row[] }>`${prepared} ${sql.join(
    parts.map(
      ({ of }, index) =>
        sql`select ${sql.lit(index)} as part, coalesce(jsonb_agg(x.f), '[]'::jsonb) as rows from (${of}) x`,
    ),
    sql` union all `,
  )}`.execute(db)
  for (const { part, rows } of found.rows) {
    const { kind, name } = parts[part]!
    for (const row of rows) {
      if (name === null) loaded.records.push({ kind, row })
      else loaded.relations.push({ kind, name, owner: String(row.ownerOf), row })
    }
  }
  return loaded
}

/** In a tree also all records above: a branch is asked as a whole. */
function recordsSql(kind: Kind, ids: ReadonlySet<string>): RawBuilder<unknown> {
  const list = sql`${[...ids]}::bigint[]`
  const which = kind.isTree
    ? sql`r.id in (select unnest(t.path) from ${sql.table(kind.table)} t where t.id = any(${list}))`
    : sql`r.id = any(${list})`
  return sql`select ${rowSql(kind, 'r')} as f from ${sql.table(kind.table)} r where ${which}`
}

function relationSql(house: House, part: { kind: Kind; name: string; ids: ReadonlySet<string> }): RawBuilder<unknown> {
  const { kind, name, ids } = part
  const relation = entryOf(house, kind.name).relations?.[name]
  const fields = kind.relations[name]?.fields
  if (relation === undefined || fields === undefined) throw internal(`relation ${kind.name}.${name} has no SQL`)
  const pairs = Object.entries(relation.fields).map(([field, value]): [string, RawBuilder<unknown>] => {
    const isId = field === 'id' || fields[field]?.type === 'reference'
    return [
      fields[field] === undefined ? field : propertyOf(field, fields[field]),
      isId ? sql`(${value})::text` : value,
    ]
  })
  return sql`select x.f from ${sql.table(kind.table)} r cross join lateral (
    select ${objectSql([['ownerOf', sql`r.id::text`], ...pairs])} as f from ${relation.from} where ${relation.on('r')}) x
    where r.id = any(${[...ids]}::bigint[])`
}

/** A record as JSON: ids as text, long contents left out unless they are what people write. */
export function rowSql(kind: Kind, alias: string): RawBuilder<unknown> {
  const fields = Object.entries(readableFields(kind)).filter(
    ([name, field]) => field.type !== 'json' || name === kind.custom?.field,
  )
  return objectSql([
    ['id', sql`${sql.ref(`${alias}.id`)}::text`],
    ...fields.map(([name, field]): [string, RawBuilder<unknown>] => {
      const column = sql.ref(`${alias}.${columnOf(name, field)}`)
      return [propertyOf(name, field), field.type === 'reference' ? sql`${column}::text` : column]
    }),
  ])
}

/** A function of PostgreSQL takes 100 arguments: larger objects are put together from pieces. */
const pairsAtOnce = 45

function objectSql(pairs: readonly (readonly [string, RawBuilder<unknown>])[]): RawBuilder<unknown> {
  const pieces: RawBuilder<unknown>[] = []
  for (let at = 0; at < pairs.length; at += pairsAtOnce)
    pieces.push(
      sql`jsonb_build_object(${sql.join(pairs.slice(at, at + pairsAtOnce).flatMap(([key, value]) => [sql.lit(key), value]))})`,
    )
  return sql.join(pieces, sql` || `)
}
