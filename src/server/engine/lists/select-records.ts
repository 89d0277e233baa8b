import { type RawBuilder, sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, type Kind, propertyOf, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import { currencySql } from '../currency.ts'
import { entryOf, type House } from '../house.ts'

/** A record as the API gives it: references as {id, name}, instants as ISO text once serialised. */
export type Json = Record<string, unknown> & { id: string }

/** Columns of a record's JSON, on alias `r`: own columns, names of references, computed extras. */
export function recordColumns(
  house: House,
  kind: Kind,
  actor: Actor,
  wanted: ReadonlySet<string> | null,
): RawBuilder<unknown> {
  const entry = entryOf(house, kind.name)
  const columns: RawBuilder<unknown>[] = [sql`r.id`]
  if (kind.hasStamps) columns.push(sql`r.version`)
  if (kind.hasTrash) columns.push(sql`r.deleted_at`)
  for (const [name, field] of Object.entries(readableFields(kind))) {
    if (wanted !== null && !wanted.has(name)) continue
    const column = sql.ref(`r.${columnOf(name, field)}`)
    const shown = entry.readAs?.[name]?.('r', actor, house)
    columns.push(shown === undefined ? column : sql`${shown} as ${sql.ref(columnOf(name, field))}`)
    if (field.type === 'reference')
      columns.push(sql`${referenceName(house, name, field)} as ${sql.ref(`${columnOf(name, field)}_name`)}`)
  }
  if (Object.entries(kind.fields).some(([name, field]) => field.type === 'money' && wanted?.has(name) !== false))
    columns.push(sql`${currencySql(house)} as money_currency`)
  for (const [name, extra] of Object.entries(entry.extras ?? {})) {
    if (wanted === null || wanted.has(name)) columns.push(sql`${extra('r', actor)} as ${sql.ref(snake(name))}`)
  }
  return sql.join(columns)
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function referenceName(house: House, name: string, field: Field): RawBuilder<unknown> {
  const target = entryOf(house, field.kind!).kind
  const title = target.fields[target.title]
  const column = title === undefined ? 'id' : columnOf(target.title, title)
  return sql`(select ${sql.ref(`t.${column}`)} from ${sql.table(target.table)} t where t.id = ${sql.ref(`r.${columnOf(name, field)}`)})`
}

/** Row of recordColumns → JSON. */
export function presentRow(
  house: House,
  kind: Kind,
  row: Record<string, unknown>,
  wanted: ReadonlySet<string> | null,
): Json {
  const json: Record<string, unknown> = { id: row.id }
  for (const [name, field] of Object.entries(readableFields(kind))) {
    if (wanted !== null && !wanted.has(name)) continue
    const property = propertyOf(name, field)
    const value = row[property]
    if (field.type === 'reference')
      json[name] = value == null ? null : { id: value, name: row[`${property}Name`] ?? String(value) }
    else if (field.type === 'integer') json[name] = value == null ? null : Number(value)
    else if (field.type === 'money') json[name] = value == null ? null : { amount: value, currency: row.moneyCurrency }
    else json[name] = value ?? null
  }
  for (const name of Object.keys(entryOf(house, kind.name).extras ?? {})) {
    if (wanted === null || wanted.has(name)) json[name] = row[name]
  }
  if (kind.hasStamps) json.version = row.version
  if (kind.hasTrash && row.deletedAt != null) json.deletedAt = row.deletedAt
  return json as Json
}

/** `fields=name,serial` → the set; nothing asked = all but long texts and JSON. Unknown names are refused. */
export function wantedFields(house: House, kind: Kind, text: string | undefined): ReadonlySet<string> {
  if (text === undefined || text.trim() === '') return lightFields(house, kind)
  const known = new Set([
    ...Object.keys(readableFields(kind)),
    ...Object.keys(entryOf(house, kind.name).extras ?? {}),
    'id',
    'version',
  ])
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw invalidField('fields', 'unknown', { field: unknown })
  return new Set(names)
}

function lightFields(house: House, kind: Kind): ReadonlySet<string> {
  const light = Object.entries(readableFields(kind)).filter(([, field]) => field.hidden !== true)
  return new Set([...light.map(([name]) => name), ...Object.keys(entryOf(house, kind.name).extras ?? {})])
}
