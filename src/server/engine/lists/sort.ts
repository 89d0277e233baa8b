import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { badRequest, invalidField } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { entryOf, type House } from '../house.ts'

export interface SortKey {
  name: string
  isDescending: boolean
  sql: RawBuilder<unknown>
  sqlType: string
  /** Never null: a shorter comparison, and the index is used. */
  isRequired: boolean
}

const sqlTypes: Record<string, string> = { integer: 'bigint', boolean: 'boolean', date: 'date', instant: 'timestamptz' }

/** `-updatedAt,name` → keys; `id` is always the last one, so that the order is total. */
export function sortKeys(house: House, kind: Kind, text: string, alias: string): SortKey[] {
  const names = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 4)
  const keys = names.map((part) => sortKey(house, kind, part.replace(/^-/, ''), part.startsWith('-'), alias))
  if (keys.some((key) => key.name === 'id')) return keys
  const isDescending = keys[0]?.isDescending ?? false
  return [...keys, { name: 'id', isDescending, sql: sql.ref(`${alias}.id`), sqlType: 'bigint', isRequired: true }]
}

function sortKey(house: House, kind: Kind, name: string, isDescending: boolean, alias: string): SortKey {
  if (name === 'id') return { name, isDescending, sql: sql.ref(`${alias}.id`), sqlType: 'bigint', isRequired: true }
  const field = fieldOf(kind, name)
  if (field === undefined || field.type === 'json' || field.type === 'richText')
    throw invalidField('sort', 'unknown', { field: name })
  return {
    name,
    isDescending,
    sql: sortSql(house, kind, name, field, alias),
    sqlType: sqlTypes[field.type] ?? 'text',
    isRequired: field.required === true && field.type !== 'reference',
  }
}

/** A reference sorts by the name of what it points at; a custom field by its value. */
function sortSql(house: House, kind: Kind, name: string, field: Field, alias: string): RawBuilder<unknown> {
  const own = kind.fields[name] !== undefined || name === 'createdAt' || name === 'updatedAt'
  if (!own) {
    const bare = name.replace(/^.*\./, '')
    return sql`(${sql.ref(`${alias}.${kind.custom!.field}`)} ->> ${sql.lit(bare)})::${sql.raw(sqlTypes[field.type] ?? 'text')}`
  }
  const column = sql.ref(`${alias}.${columnOf(name, field)}`)
  if (field.type !== 'reference') return column
  const target = entryOf(house, field.kind!).kind
  const title = columnOf(target.title, target.fields[target.title] ?? field)
  return sql`(select ${sql.ref(`s.${title}`)} from ${sql.table(target.table)} s where s.id = ${column})`
}

export const orderSql = (keys: SortKey[]): RawBuilder<unknown> =>
  sql.join(
    keys.map(
      (key) => sql`${key.sql} ${sql.raw(key.isDescending ? `desc${key.isRequired ? '' : ' nulls last'}` : 'asc')}`,
    ),
  )

/** Rows after the cursor. `values` are those of the last row seen, in the order of the keys; nulls come last. */
export function afterSql(keys: SortKey[], values: unknown[]): RawBuilder<SqlBool> {
  if (keys.every((key) => key.isRequired && key.isDescending === keys[0]!.isDescending)) return rowAfter(keys, values)
  const parts = keys.map((key, index) => {
    const equal = keys
      .slice(0, index)
      .map((before, at) => sql`${before.sql} is not distinct from ${cast(values[at], before)}`)
    return sql`(${sql.join([...equal, later(key, values[index])], sql` and `)})`
  })
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

function rowAfter(keys: SortKey[], values: unknown[]): RawBuilder<SqlBool> {
  const sign = sql.raw(keys[0]!.isDescending ? '<' : '>')
  return sql<SqlBool>`(${sql.join(keys.map((key) => key.sql))}) ${sign} (${sql.join(keys.map((key, index) => cast(values[index], key)))})`
}

function later(key: SortKey, value: unknown): RawBuilder<unknown> {
  if (value === null) return sql`false`
  const sign = sql.raw(key.isDescending ? '<' : '>')
  const beyond = sql`${key.sql} ${sign} ${cast(value, key)}`
  return key.isRequired ? beyond : sql`(${beyond} or ${key.sql} is null)`
}

const cast = (value: unknown, key: SortKey) => sql`${value}::${sql.raw(key.sqlType)}`

export const writeCursor = (values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

export function readCursor(text: string, keys: SortKey[]): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === keys.length) return values
  } catch {
    // falls through to the refusal below
  }
  throw badRequest('cursor')
}
