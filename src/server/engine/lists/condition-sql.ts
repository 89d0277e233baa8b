import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Condition } from '../../../shared/conditions/condition.ts'
import {
  type Hop,
  type KindLookup,
  kindScope,
  namingFields,
  type Place,
  relationScope,
  type Scope,
} from '../../../shared/conditions/field-path.ts'
import {
  type FieldTest,
  type Likeness,
  type Range,
  type Scalar,
  type Test,
  testOf,
} from '../../../shared/conditions/field-test.ts'
import { placeOf, textFields } from '../../../shared/conditions/place-of.ts'
import { textWords } from '../../../shared/conditions/text-words.ts'
import { versionNumbers } from '../../../shared/conditions/version-order.ts'
import { readsOf } from '../../../shared/conditions/walk-condition.ts'
import { internal, invalidField } from '../../../shared/errors.ts'
import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { escapeLike } from '../../platform/db/escape-like.ts'
import type { House, RelationSql, SharedSql } from '../house.ts'
import { textCondition } from '../search/text-condition.ts'

export interface ConditionContext {
  /** Alias of the kind's table in the statement. */
  alias: string
  now: Date
  /** IANA zone in which days begin. */
  timeZone: string
  /** Who `@me` is. */
  userId: string | null
  house: Pick<House, 'kinds'>
  /** What the reader may see of records reached through a reference; null = all. */
  visible?: (kind: Kind, alias: string) => RawBuilder<SqlBool> | null
  /** Full text of a kind as the reader may read it; default: its own search column. */
  text?: (kind: Kind, alias: string, text: string) => RawBuilder<SqlBool>
}

/** SQL of a condition. `total`: never null, so that `not` needs no care (and the planner can turn it into a join). */
interface Clause {
  sql: RawBuilder<SqlBool>
  total: boolean
}

/** Where the reader stands: how fields of the scope are written, and how deep (for aliases of our own). */
interface At {
  scope: Scope
  alias: string | null
  /** Inside a relation: SQL of its fields. */
  columns: Record<string, RawBuilder<unknown>> | null
  depth: number
}

interface Reading extends ConditionContext {
  kinds: KindLookup
  aliases: { next: number }
}

const deepest = 25

/**
 * Reads a condition as SQL over the row `context.alias`: the twin of shared/conditions/evaluate.ts, held to the same
 * answers by a property test. Every value is a parameter; every name comes from the definitions of kinds.
 *
 * @throws `invalid` on `filter` for a field, relation, operator or value that does not exist
 */
export function conditionSql(kind: Kind, condition: Condition, context: ConditionContext): RawBuilder<SqlBool> {
  const kinds: KindLookup = (name) => context.house.kinds.get(name)?.kind
  const reading = { ...context, kinds, aliases: { next: 0 } }
  return clauseOf({ scope: kindScope(kind), alias: context.alias, columns: null, depth: 0 }, condition, reading).sql
}

function clauseOf(at: At, condition: Condition, reading: Reading): Clause {
  if (at.depth > deepest) throw invalidField('filter', 'too_deep', { limit: deepest })
  const inner = { ...at, depth: at.depth + 1 }
  if ('all' in condition)
    return joined(
      condition.all.map((part) => clauseOf(inner, part, reading)),
      sql` and `,
      sql<SqlBool>`true`,
    )
  if ('any' in condition)
    return joined(
      condition.any.map((part) => clauseOf(inner, part, reading)),
      sql` or `,
      sql<SqlBool>`false`,
    )
  if ('not' in condition) return not(clauseOf(inner, condition.not, reading))
  if ('text' in condition) return textClause(at, condition.text, reading)
  if ('has' in condition) return relationClause(inner, condition, reading)
  const place = placeOf(at.scope, condition.field, 'field', reading.kinds)
  const test = testOf(condition.field, place.field, condition.op, condition.value, reading)
  return fieldClause(inner, place, test, reading)
}

function joined(clauses: Clause[], by: RawBuilder<unknown>, none: RawBuilder<SqlBool>): Clause {
  if (clauses.length === 0) return { sql: none, total: true }
  const parts = clauses.map((clause) => clause.sql)
  return {
    sql: parts.length === 1 ? parts[0]! : sql<SqlBool>`(${sql.join(parts, by)})`,
    total: clauses.every((clause) => clause.total),
  }
}

/** Of a missing value, "not" is true: people ask "is it not so", not "is it known not to be so". */
const not = (clause: Clause): Clause => ({
  sql: clause.total ? sql<SqlBool>`not (${clause.sql})` : sql<SqlBool>`(${clause.sql}) is not true`,
  total: true,
})

function textClause(at: At, text: string, reading: Reading): Clause {
  const { kind } = at.scope
  if (kind?.hasText === true)
    return { sql: reading.text?.(kind, at.alias!, text) ?? textCondition(text, at.alias!), total: true }
  const columns = textFields(at.scope).map((name) =>
    columnSql(at, name, (at.scope.kind ?? at.scope.relation)!.fields[name]!),
  )
  const words = textWords(text).map((word) => {
    const pattern = likePattern(word.text)
    return {
      sql: sql<SqlBool>`(${sql.join(
        columns.map((column) => sql`coalesce(plain(${column}) like ${pattern}, false)`),
        sql` or `,
      )})`,
      total: true,
    }
  })
  return columns.length === 0 && words.length > 0
    ? { sql: sql<SqlBool>`false`, total: true }
    : joined(words, sql` and `, sql<SqlBool>`true`)
}

function relationClause(at: At, condition: { has: string; where?: Condition }, reading: Reading): Clause {
  const place = placeOf(at.scope, condition.has, 'relation', reading.kinds)
  return throughHops(at, place.hops, reading, (here) => {
    const relation = reading.house.kinds.get(place.kind.name)?.relations?.[place.name]
    if (relation === undefined) throw internal(`relation ${place.kind.name}.${place.name} has no SQL`)
    const scope = relationScope(place.relation)
    const inside = { scope, alias: null, columns: relation.fields, depth: here.depth + 1 }
    const where = condition.where === undefined ? sql`true` : clauseOf(inside, condition.where, reading).sql
    const related = place.relation.kind === undefined ? undefined : reading.kinds(place.relation.kind)
    const seen =
      related === undefined || relation.record === undefined
        ? null
        : (reading.visible?.(related, relation.record) ?? null)
    const whole = seen === null ? where : sql<SqlBool>`${where} and ${seen}`
    const on = relation.on(here.alias!)
    const shared = sharedBy(relation, condition.where)
    const source =
      condition.where === undefined && relation.record === undefined ? (relation.any ?? relation.from) : relation.from
    return {
      sql:
        shared === null
          ? sql<SqlBool>`exists (select 1 from ${source} where ${on} and ${whole})`
          : sql<SqlBool>`exists (select 1 from ${shared.rows} where ${on} and ${shared.pointer} = any(array(
              select ${shared.key} from ${shared.from} where ${whole})))`,
      total: true,
    }
  })
}

/** What the condition can be asked of once for all rows; null when it asks something of the rows themselves. */
function sharedBy({ shared }: RelationSql, where: Condition | undefined): SharedSql | null {
  if (shared === undefined || where === undefined) return null
  const reads = [...readsOf(where)]
  return reads.length > 0 && reads.every((name) => shared.fields.includes(name)) ? shared : null
}

function fieldClause(
  at: At,
  place: Extract<Place, { is: 'field' }>,
  { negated, test }: FieldTest,
  reading: Reading,
): Clause {
  const clause = throughHops(at, place.hops, reading, (here) => {
    const column = place.custom
      ? customSql(here.alias!, place.scope.kind!, place.name, place.field)
      : columnSql(here, place.name, place.field)
    return { sql: testSql(column, place.field, test, reading), total: test.is === 'present' }
  })
  return negated ? not(clause) : clause
}

/** Goes to the record that references lead to; what is asked there holds of some record at their end. */
function throughHops(at: At, hops: readonly Hop[], reading: Reading, ask: (at: At) => Clause): Clause {
  const [hop, ...rest] = hops
  if (hop === undefined) return ask(at)
  const alias = `c${reading.aliases.next++}`
  const inside = throughHops(
    { scope: kindScope(hop.target), alias, columns: null, depth: at.depth },
    rest,
    reading,
    ask,
  )
  const seen = reading.visible?.(hop.target, alias) ?? null
  const where = seen === null ? inside.sql : sql<SqlBool>`${inside.sql} and ${seen}`
  const column = columnSql(at, hop.name, hop.field)
  return {
    sql: sql<SqlBool>`${column} in (select ${sql.ref(`${alias}.id`)} from ${sql.table(hop.target.table)} ${sql.ref(alias)} where ${where})`,
    total: false,
  }
}

function columnSql(at: At, name: string, field: Field): RawBuilder<unknown> {
  if (at.columns === null) return sql.ref(`${at.alias}.${columnOf(name, field)}`)
  const column = at.columns[name]
  // `id` is not declared: only relations whose room gives it can be asked who exactly.
  if (column === undefined)
    throw name === 'id'
      ? invalidField('filter', 'unknown_field', { path: name })
      : internal(`relation has no SQL of ${name}`)
  return column
}

/**
 * SQL of a field held in the kind's JSON. A value of another sort than the field's (its type was changed since) counts
 * as missing instead of failing the whole list.
 */
export function customSql(alias: string, kind: Kind, name: string, field: Field): RawBuilder<unknown> {
  const text = sql`(${sql.ref(`${alias}.${columnOf(kind.custom!.field, kind.fields[kind.custom!.field]!)}`)} ->> ${sql.lit(name)})`
  const type = sqlTypeOf(field)
  const shape = shapes[type]
  return shape === undefined ? text : sql`(case when ${text} ~ ${sql.lit(shape)} then ${text}::${sql.raw(type)} end)`
}

const shapes: Record<string, string> = {
  bigint: '^-?[0-9]{1,18}$',
  numeric: '^-?[0-9]{1,12}([.][0-9]{1,10})?$',
  boolean: '^(true|false)$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$|^[0-9]{4}-(0[13-9]|1[0-2])-(29|30)$|^[0-9]{4}-(0[13578]|1[02])-31$|^([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29$',
  timestamptz: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}',
}

const sqlTypeOf = (field: Field): string => fieldTypes[field.type]?.sqlType ?? 'text'

function testSql(column: RawBuilder<unknown>, field: Field, test: Test, reading: Reading): RawBuilder<SqlBool> {
  const type = sqlTypeOf(field)
  if (test.is === 'present')
    return type === 'text'
      ? sql<SqlBool>`(${column} is not null and ${column} <> '')`
      : sql<SqlBool>`${column} is not null`
  if (test.is === 'equal') return oneOf(column, test.values, type)
  if (test.is === 'within')
    return eitherOf(test.ranges.map((range) => rangeSql(column, range, (bound) => sql`${bound}::${sql.raw(type)}`)))
  if (test.is === 'versionWithin') return versionSql(column, test.ranges)
  if (test.is === 'matching') return sql<SqlBool>`(${column} <> '' and plain(${column}) ~ ${test.pattern.sql})`
  if (test.is === 'inRange')
    return eitherOf(test.ranges.map((range) => sql<SqlBool>`address_of(${column}) <<= ${range}::inet`))
  if (test.is === 'like') return eitherOf(test.values.map((value) => likeSql(column, test.how, value)))
  const target = reading.kinds(field.kind!)
  if (target === undefined) throw internal(`unknown kind ${field.kind}`)
  return test.is === 'under' ? underSql(column, target, test.ids) : namedSql(column, target, test.text)
}

function eitherOf(parts: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  if (parts.length === 0) return sql<SqlBool>`false`
  return parts.length === 1 ? parts[0]! : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

function oneOf(column: RawBuilder<unknown>, values: Scalar[], type: string): RawBuilder<SqlBool> {
  if (values.length === 0) return sql<SqlBool>`false`
  if (values.length === 1) return sql<SqlBool>`${column} = ${values[0]}::${sql.raw(type)}`
  return sql<SqlBool>`${column} = any(${values}::${sql.raw(`${type}[]`)})`
}

function rangeSql(
  column: RawBuilder<unknown>,
  range: Range,
  bound: (value: unknown) => RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const value = (edge: Scalar | Date) => bound(edge instanceof Date ? edge.toISOString() : edge)
  const parts: RawBuilder<unknown>[] = []
  if (range.from !== undefined)
    parts.push(sql`${column} ${sql.raw(range.fromExcluded === true ? '>' : '>=')} ${value(range.from)}`)
  if (range.to !== undefined)
    parts.push(sql`${column} ${sql.raw(range.toExcluded === true ? '<' : '<=')} ${value(range.to)}`)
  return parts.length === 1 ? (parts[0] as RawBuilder<SqlBool>) : sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/** The twin of shared/conditions/version-order.ts: arrays of numbers compare from left to right. */
function versionSql(column: RawBuilder<unknown>, ranges: Range[]): RawBuilder<SqlBool> {
  const numbers = sql`array(select v[1]::numeric from regexp_matches(regexp_replace(${column}, '([.]0+)+$', ''), '[0-9]+', 'g') v)`
  const bound = (value: unknown) => sql`${(versionNumbers(String(value)) ?? []).map(String)}::numeric[]`
  return sql<SqlBool>`(${column} ~ '[0-9]' and ${eitherOf(ranges.map((range) => rangeSql(numbers, range, bound)))})`
}

function likeSql(column: RawBuilder<unknown>, how: Likeness, value: string): RawBuilder<SqlBool> {
  if (how === 'whole') return sql<SqlBool>`plain(${column}) = plain(${value})`
  return sql<SqlBool>`plain(${column}) like ${patterns[how](value)}`
}

const patterns = {
  contains: (value: string) => likePattern(value),
  startsWith: (value: string) => sql`plain(${escapeLike(value)} || '%')`,
  endsWith: (value: string) => sql`plain('%' || ${escapeLike(value)})`,
}

const likePattern = (value: string) => sql`plain('%' || ${escapeLike(value)} || '%')`

function underSql(column: RawBuilder<unknown>, target: Kind, ids: string[]): RawBuilder<SqlBool> {
  if (!target.isTree) return oneOf(column, ids, 'bigint')
  return sql<SqlBool>`${column} in (select t.id from ${sql.table(target.table)} t where t.path && ${ids}::bigint[])`
}

const namingSql = (target: Kind, name: string) =>
  target.fields[name] === undefined ? sql`n.id::text` : sql.ref(`n.${columnOf(name, target.fields[name])}`)

/** Records by part of their title, in whatever language, or by a handle; in a tree also all below them (`path` holds the record itself). */
function namedSql(column: RawBuilder<unknown>, target: Kind, text: string): RawBuilder<SqlBool> {
  const { titles, handles } = namingFields(target)
  const match = eitherOf([
    ...titles.map((name) => likeSql(namingSql(target, name), 'contains', text)),
    ...handles.map(
      (name) =>
        sql<SqlBool>`replace(plain(${sql.ref(`n.${columnOf(name, target.fields[name]!)}`)}), '_', ' ') = replace(plain(${text}), '_', ' ')`,
    ),
  ])
  const found = sql`select n.id from ${sql.table(target.table)} n where ${match}`
  if (!target.isTree) return sql<SqlBool>`${column} in (${found})`
  return sql<SqlBool>`${column} in (select t.id from ${sql.table(target.table)} t where t.path && array(${found}))`
}
