import { type RawBuilder, sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import { currencySql } from '../currency.ts'
import { entryOf, type House } from '../house.ts'
import { titleSql } from './title-sql.ts'

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
      columns.push(
        sql`${referenceName(house, name, field, actor.language)} as ${sql.ref(`${columnOf(name, field)}_name`)}`,
      )
  }
  if (isNamedInLanguages(kind, wanted)) columns.push(sql`${titleSql(kind, 'r', actor.language)} as shown_name`)
  if (Object.entries(kind.fields).some(([name, field]) => field.type === 'money' && wanted?.has(name) !== false))
    columns.push(sql`${currencySql(house)} as money_currency`)
  for (const [name, extra] of Object.entries(entry.extras ?? {})) {
    if (wanted === null || wanted.has(name)) columns.push(sql`${extra('r', actor)} as ${sql.ref(snake(name))}`)
  }
  return sql.join(columns)
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Such a record also tells its name as this very reader knows it: `shownName`. */
const isNamedInLanguages = (kind: Kind, wanted: ReadonlySet<string> | null): boolean =>
  kind.fields[kind.title]?.isTranslated === true && wanted?.has(kind.title) !== false

function referenceName(house: House, name: string, field: Field, language: string): RawBuilder<unknown> {
  const target = entryOf(house, field.kind!).kind
  return sql`(select ${titleSql(target, 't', language)} from ${sql.table(target.table)} t where t.id = ${sql.ref(`r.${columnOf(name, field)}`)})`
}

/** How one value of a row becomes one of the JSON; made once for many rows. */
interface Step {
  name: string
  column: string
  is: 'plain' | 'reference' | 'number' | 'money'
}

/** Rows of recordColumns, with the names of columns → JSON. */
export function presenter(
  house: House,
  kind: Kind,
  wanted: ReadonlySet<string> | null,
): (row: Record<string, unknown>) => Json {
  const isWanted = (name: string) => wanted === null || wanted.has(name)
  const steps = Object.entries(readableFields(kind))
    .filter(([name]) => isWanted(name))
    .map(([name, field]): Step => ({ name, column: columnOf(name, field), is: shapeOf(field) }))
  const extras = Object.keys(entryOf(house, kind.name).extras ?? {})
    .filter(isWanted)
    .map((name): Step => ({ name, column: snake(name), is: 'plain' }))
  const hasShownName = isNamedInLanguages(kind, wanted)
  return (row) => {
    const json: Record<string, unknown> = { id: row.id }
    for (const step of steps) json[step.name] = shown(row, step)
    for (const { name, column } of extras) json[name] = row[column]
    if (hasShownName) json.shownName = row.shown_name
    if (kind.hasStamps) json.version = row.version
    if (kind.hasTrash && row.deleted_at != null) json.deletedAt = row.deleted_at
    return json as Json
  }
}

function shapeOf({ type }: Field): Step['is'] {
  if (type === 'reference' || type === 'money') return type
  return type === 'integer' ? 'number' : 'plain'
}

function shown(row: Record<string, unknown>, { column, is }: Step): unknown {
  const value = row[column]
  if (value == null) return null
  if (is === 'plain') return value
  if (is === 'reference') return { id: value, name: row[`${column}_name`] ?? String(value) }
  return is === 'number' ? Number(value) : { amount: value, currency: row.money_currency }
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
