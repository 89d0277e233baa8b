import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { badRequest, invalidField } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, fieldOf, type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import { unstorable } from '../actions/storable.ts'
import { entryOf, type House } from '../house.ts'
import { customSql } from './condition-sql.ts'
import { spokenSql, titleSql } from './title-sql.ts'

export interface SortKey {
  name: string
  isDescending: boolean
  sql: RawBuilder<unknown>
  sqlType: string
  /** Never null: a shorter comparison, and the index is used. */
  isRequired: boolean
}

/** Whose list it is: names stand in the order of the reader's language. */
interface Reading {
  house: House
  actor: Pick<Actor, 'language'>
}

const sqlTypes: Record<string, string> = {
  integer: 'bigint',
  boolean: 'boolean',
  decimal: 'numeric',
  money: 'numeric',
  date: 'date',
  instant: 'timestamptz',
}

/** `-updatedAt,name` → keys; `id` is always the last one, so that the order is total. */
export function sortKeys({ house, actor }: Reading, kind: Kind, text: string, alias: string): SortKey[] {
  const names = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 4)
  const keys = names.map((part) => sortKey({ house, actor }, kind, part.replace(/^-/, ''), part.startsWith('-'), alias))
  if (keys.some((key) => key.name === 'id')) return keys
  const isDescending = keys[0]?.isDescending ?? false
  return [...keys, { name: 'id', isDescending, sql: sql.ref(`${alias}.id`), sqlType: 'bigint', isRequired: true }]
}

function sortKey(reading: Reading, kind: Kind, name: string, isDescending: boolean, alias: string): SortKey {
  if (name === 'id') return { name, isDescending, sql: sql.ref(`${alias}.id`), sqlType: 'bigint', isRequired: true }
  const field = fieldOf(kind, name)
  if (field === undefined || field.type === 'json' || field.type === 'richText')
    throw invalidField('sort', 'unknown', { field: name })
  return {
    name,
    isDescending,
    sql: sortSql(reading, kind, name, field, alias),
    sqlType: sqlTypes[field.type] ?? 'text',
    isRequired: isOwn(kind, name) && field.required === true && field.type !== 'reference',
  }
}

/** A field of the kind itself; others are held in its JSON, and records of other types have nothing there. */
const isOwn = (kind: Kind, name: string): boolean => Object.hasOwn(readableFields(kind), name)

/** A reference sorts by the name of what it points at, as the reader knows it; a custom field by its value. */
function sortSql(
  { house, actor }: Reading,
  kind: Kind,
  name: string,
  field: Field,
  alias: string,
): RawBuilder<unknown> {
  if (!isOwn(kind, name)) return customSql(alias, kind, name.replace(/^.*\./, ''), field)
  if (field.isTranslated === true) return spokenSql(kind, name, alias, actor.language)
  const column = sql.ref(`${alias}.${columnOf(name, field)}`)
  if (field.type !== 'reference') return column
  const target = entryOf(house, field.kind!).kind
  return sql`(select ${titleSql(target, 's', actor.language)} from ${sql.table(target.table)} s where s.id = ${column})`
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

/** As a cursor carries it: exact numbers as text, for JSON would make floats of them. */
export const cursorSql = (key: SortKey): RawBuilder<unknown> =>
  key.sqlType === 'numeric' ? sql`(${key.sql})::text` : key.sql

export const writeCursor = (values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** What a row of this very sort can have had: cursors come from addresses, and a cast of anything else would fail. */
function fits(value: unknown, key: SortKey): boolean {
  if (value === null) return !key.isRequired
  if (key.sqlType === 'bigint') return /^-?\d{1,18}$/.test(String(value))
  if (key.sqlType === 'boolean') return typeof value === 'boolean'
  if (key.sqlType === 'numeric') return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
  if (typeof value !== 'string' || unstorable(value) !== null) return false
  if (key.sqlType === 'date') return isDay(value)
  if (key.sqlType === 'timestamptz') return isDay(value.slice(0, 10)) && timeOfDay.test(value.slice(10))
  return true
}

/** As json_build_array writes it after the day. */
const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5]):[0-5]\d$/

/** A day that exists; there is no year 0 in PostgreSQL. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export function readCursor(text: string, keys: SortKey[]): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === keys.length && values.every((value, at) => fits(value, keys[at]!)))
      return values
  } catch {
    // falls through to the refusal below
  }
  throw badRequest('cursor')
}
