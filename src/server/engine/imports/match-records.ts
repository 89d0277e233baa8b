import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { visible } from '../access/visible.ts'
import type { KindEntry } from '../house.ts'
import { plainText } from './plain.ts'

export type Row = Record<string, unknown> & { id: string; version?: number }

interface Matching {
  entry: KindEntry
  actor: Actor
  /** Fields that find a record, all together. */
  keys: readonly string[]
}

/**
 * The living, visible records that lines mean, by the values of their keys (references as ids). One statement for all.
 * @returns for each line, every record that fits
 */
export async function matchRecords(
  db: Transaction<Tables>,
  { entry, actor, keys }: Matching,
  lines: readonly Record<string, unknown>[],
): Promise<Row[][]> {
  if (keys.length === 0 || lines.length === 0) return lines.map(() => [])
  const { kind } = entry
  const [first] = keys.toSorted((a, b) => sureness(kind, a) - sureness(kind, b))
  const values = [...new Set(lines.map((line) => String(line[first!])))]
  const living = kind.hasTrash ? sql`and r.deleted_at is null` : sql``
  const result = await sql<Row>`
    select distinct on (r.id) r.* from unnest(${values}::text[]) as t(value) join ${sql.table(kind.table)} r on ${joined(kind, first!)}
    where ${visible(entry, actor, 'r')} ${living}`.execute(db)
  const rows = new Map<string, Row[]>()
  for (const row of result.rows) {
    const key = handleOf(kind, keys, (name, field) => (name === 'id' ? row.id : row[propertyOf(name, field!)]))
    rows.set(key, [...(rows.get(key) ?? []), row])
  }
  return lines.map((line) => rows.get(handleOf(kind, keys, (name) => line[name])) ?? [])
}

/** What two values of a key must share to be the same. */
export function handleOf(
  kind: Kind,
  keys: readonly string[],
  valueAt: (name: string, field: Field | undefined) => unknown,
): string {
  return JSON.stringify(
    keys.map((name) => {
      const value = valueAt(name, kind.fields[name])
      return value === null || value === undefined ? null : plainText(String(value))
    }),
  )
}

/** Keys with few records each are looked up, the others compared afterwards. */
function sureness(kind: Kind, name: string): number {
  if (name === 'id') return 0
  const place = [...kind.keys, kind.title, 'name', 'code'].indexOf(name)
  return place < 0 ? 1_000 : place + 1
}

function joined(kind: Kind, name: string): RawBuilder<unknown> {
  if (name === 'id') return sql`r.id = case when t.value ~ '^[0-9]{1,18}$' then t.value::bigint end`
  const field = kind.fields[name]!
  const column = sql.ref(`r.${columnOf(name, field)}`)
  if (field.type === 'text') return sql`plain(${column}) = plain(trim(t.value))`
  if (field.type === 'reference') return sql`${column} = t.value::bigint`
  if (field.type === 'integer') return sql`${column} = t.value::bigint`
  return sql`${column}::text = t.value`
}
