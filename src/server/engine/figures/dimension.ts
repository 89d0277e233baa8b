import { type RawBuilder, sql } from 'kysely'
import { kindScope, resolvePath } from '../../../shared/conditions/field-path.ts'
import { internal, invalidField } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { isGroupable, type Step } from '../../../shared/figures/figures.ts'
import { columnOf, fieldOf, type Kind, type MeasureUnit, readableFields } from '../../../shared/kinds/define-kind.ts'
import { visible } from '../access/visible.ts'
import { entryOf } from '../house.ts'
import { customSql } from '../lists/condition-sql.ts'
import type { Reader } from '../lists/list.ts'
import { titleSql } from '../lists/title-sql.ts'

/** By what records are divided: SQL of its value for the row `a`, with the joins that it needs. */
export interface Dimension {
  value: RawBuilder<unknown>
  joins: RawBuilder<unknown>
  /** The kind that the value is an id of. */
  target: Kind | null
}

/**
 * A field (`category`), one behind references (`category.parent`), or one of what belongs to the record (`assignee.group`,
 * where a record of two groups counts in both).
 *
 * @throws `invalid` on `by` for what does not exist or cannot divide
 */
export function dimensionOf(reader: Reader, kind: Kind, path: string): Dimension {
  const [first, ...rest] = path.split('.')
  const relation = Object.hasOwn(kind.relations, first!) ? kind.relations[first!] : undefined
  const field = relation === undefined ? undefined : relation.fields[rest.join('.')]
  if (relation !== undefined && field === undefined) throw invalidField('by', 'unknown_field', { path })
  return field === undefined ? ownDimension(reader, kind, path) : manyDimension(reader, kind, first!, rest[0]!, field)
}

function ownDimension(reader: Reader, kind: Kind, path: string): Dimension {
  const place = resolvePath(kindScope(kind), path, (name) => reader.house.kinds.get(name)?.kind)
  if (place?.is !== 'field' || !isGroupable(place.field)) throw invalidField('by', 'unknown_field', { path })
  let alias = 'a'
  const joins = place.hops.map((hop, index) => {
    const to = `h${index}`
    const seen = visible(entryOf(reader.house, hop.target.name), reader.actor, to)
    const join = sql`left join ${sql.table(hop.target.table)} ${sql.ref(to)}
      on ${sql.ref(`${to}.id`)} = ${sql.ref(`${alias}.${columnOf(hop.name, hop.field)}`)} and ${seen}`
    alias = to
    return join
  })
  const value = place.custom
    ? customSql(alias, place.scope.kind!, place.name, place.field)
    : sql.ref(`${alias}.${columnOf(place.name, place.field)}`)
  return { value, joins: sql.join(joins, sql` `), target: targetOf(reader, place.field) }
}

function manyDimension(reader: Reader, kind: Kind, name: string, inner: string, field: Field): Dimension {
  const relation = entryOf(reader.house, kind.name).relations?.[name]
  const value = relation?.fields[inner]
  if (relation === undefined || value === undefined || !isGroupable(field))
    throw invalidField('by', 'unknown_field', { path: `${name}.${inner}` })
  const related = kind.relations[name]!.kind
  const seen =
    related === undefined || relation.record === undefined || reader.actor.type === 'system'
      ? sql`true`
      : visible(entryOf(reader.house, related), reader.actor, relation.record)
  const joins = sql`left join lateral (
    select distinct ${value} as k from ${relation.from} where ${relation.on('a')} and ${value} is not null and ${seen}) d on true`
  return { value: sql`d.k`, joins, target: targetOf(reader, field) }
}

const targetOf = ({ house }: Reader, field: Field): Kind | null =>
  field.type === 'reference' ? entryOf(house, field.kind!).kind : null

/** The name of the record that `g.k` is an id of; null for values. */
export function nameSql(target: Kind | null, language: string): RawBuilder<unknown> {
  if (target === null) return sql`null::text`
  return sql`(select (${titleSql(target, 't', language)})::text from ${sql.table(target.table)} t where t.id = g.k)`
}

/** The first day of the period in which the field of the row `a` lies. @throws `invalid` on `over` */
export function periodSql(kind: Kind, over: string, step: Step, timeZone: string): RawBuilder<unknown> {
  const fields = readableFields(kind)
  const field = Object.hasOwn(fields, over) ? fields[over]! : undefined
  if (field?.type !== 'date' && field?.type !== 'instant') throw invalidField('over', 'unknown_field', { path: over })
  const column = sql.ref(`a.${columnOf(over, field)}`)
  const wall = field.type === 'date' ? sql`${column}::timestamp` : sql`${column} at time zone ${timeZone}`
  return sql`date_trunc(${step}, ${wall})::date`
}

/** A number that the row `a` has. `unit`: how people read it. @throws `invalid` on `measure` */
export function measureSql(
  reader: Reader,
  kind: Kind,
  name: string,
): { value: RawBuilder<unknown>; unit: MeasureUnit } {
  if (Object.hasOwn(kind.measures, name)) {
    const own = entryOf(reader.house, kind.name).measures?.[name]
    if (own === undefined) throw internal(`measure ${kind.name}.${name} has no SQL`)
    return { value: own('a'), unit: kind.measures[name]! }
  }
  const field = fieldOf(kind, name)
  if (field === undefined || !['integer', 'decimal', 'money'].includes(field.type))
    throw invalidField('measure', 'unknown_field', { path: name })
  const unit = field.type === 'money' ? 'money' : 'number'
  if (Object.hasOwn(kind.fields, name)) return { value: sql.ref(`a.${columnOf(name, field)}`), unit }
  return { value: customSql('a', kind, name.replace(/^.*\./, ''), field), unit }
}
