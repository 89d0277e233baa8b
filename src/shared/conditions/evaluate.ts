import { RE2JS } from 're2js'
import { compareDecimals } from '../fields/decimal.ts'
import { type Field, fieldTypes } from '../fields/index.ts'
import { type Kind, propertyOf } from '../kinds/define-kind.ts'
import type { Condition } from './condition.ts'
import {
  type Hop,
  type KindLookup,
  kindScope,
  namingFields,
  type Place,
  relationScope,
  type Scope,
} from './field-path.ts'
import {
  type FieldTest,
  type Likeness,
  type Range,
  type Scalar,
  type Test,
  type TestClock,
  testOf,
} from './field-test.ts'
import { isIn, readAddress, readRange } from './ip-range.ts'
import { placeOf, textFields } from './place-of.ts'
import { plain } from './plain-text.ts'
import { textWords } from './text-words.ts'
import { compareVersions, versionNumbers } from './version-order.ts'

export type Row = Record<string, unknown>

export interface EvaluateContext extends TestClock {
  kinds: KindLookup
  /** The record a reference points at; undefined = none (also when it may not be seen). */
  record?: (kind: Kind, id: string) => Row | undefined
  /** The rows of a relation of a record, with the relation's fields (and `id` when they are records of a kind). */
  relation?: (kind: Kind, name: string, row: Row) => readonly Row[]
}

/**
 * Says whether a row meets a condition: the reader in memory, for rules, abilities and previews. The SQL reader is
 * server/engine/lists/condition-sql.ts; a property test holds the two together.
 *
 * Nothing is "unknown": a missing value meets no question, and `not`, `isNot` and `empty` are true of it.
 * References stand in the row as `<field>Id`, further fields under the kind's custom field. `text` is compared word by
 * word with the kind's text fields (the database also knows word endings).
 *
 * @throws `invalid` on `filter` for a field, operator or value that does not exist
 */
export function evaluate(kind: Kind, condition: Condition, row: Row, context: EvaluateContext): boolean {
  return meets({ scope: kindScope(kind), row }, condition, context)
}

/** The value that a place holds for a row; undefined = none (also when a record on the way does not exist). */
export function valueAt(place: Extract<Place, { is: 'field' }>, row: Row, context: EvaluateContext): unknown {
  const at = follow(row, place.hops, context)
  const value = at === undefined ? undefined : read(at, place)
  return isMissing(value) ? undefined : value
}

interface At {
  scope: Scope
  row: Row
}

function meets(at: At, condition: Condition, context: EvaluateContext): boolean {
  if ('all' in condition) return condition.all.every((part) => meets(at, part, context))
  if ('any' in condition) return condition.any.some((part) => meets(at, part, context))
  if ('not' in condition) return !meets(at, condition.not, context)
  if ('text' in condition) return hasWords(at, condition.text)
  if ('has' in condition) return hasRelated(at, condition, context)
  const place = placeOf(at.scope, condition.field, 'field', context.kinds)
  const test = testOf(condition.field, place.field, condition.op, condition.value, context)
  return meetsTest(at, place, test, context)
}

function follow(row: Row, hops: readonly Hop[], context: EvaluateContext): Row | undefined {
  let at: Row | undefined = row
  for (const hop of hops) {
    const id: unknown = at?.[propertyOf(hop.name, hop.field)]
    at = isMissing(id) ? undefined : context.record?.(hop.target, String(id))
  }
  return at
}

function hasRelated(at: At, condition: { has: string; where?: Condition }, context: EvaluateContext): boolean {
  const place = placeOf(at.scope, condition.has, 'relation', context.kinds)
  const row = follow(at.row, place.hops, context)
  const rows = row === undefined ? [] : (context.relation?.(place.kind, place.name, row) ?? [])
  const scope = relationScope(place.relation)
  // A condition that cannot be read is an error even when there is no related row.
  if (condition.where !== undefined && rows.length === 0) meets({ scope, row: {} }, condition.where, context)
  return rows.some(
    (related) => condition.where === undefined || meets({ scope, row: related }, condition.where, context),
  )
}

function meetsTest(
  at: At,
  place: Extract<Place, { is: 'field' }>,
  { negated, test }: FieldTest,
  context: EvaluateContext,
): boolean {
  const row = follow(at.row, place.hops, context)
  const value = row === undefined ? undefined : read(row, place)
  const isMet = !isMissing(value) && passes(value, place.field, test, context)
  return isMet !== negated
}

function read(row: Row, place: Extract<Place, { is: 'field' }>): unknown {
  if (!place.custom) return row[propertyOf(place.name, place.field)]
  const custom = row[place.scope.kind!.custom!.field] as Row | null | undefined
  const value = custom?.[place.name]
  // Of another sort than the field (its type was changed since): as good as missing.
  return isMissing(value) || fieldTypes[place.field.type]?.fromText(String(value), place.field) !== undefined
    ? value
    : undefined
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

function passes(value: unknown, field: Field, test: Test, context: EvaluateContext): boolean {
  if (test.is === 'present') return true
  if (test.is === 'equal' && isExact(field))
    return test.values.some((wanted) => compareDecimals(String(value), String(wanted)) === 0)
  if (test.is === 'equal') return test.values.some((wanted) => String(wanted) === String(value))
  if (test.is === 'within')
    return test.ranges.some((range) => isWithin(value, range, isExact(field) ? orderDecimals : order))
  if (test.is === 'versionWithin') return test.ranges.some((range) => isWithin(value, range, orderVersions))
  if (test.is === 'like') return isLike(plain(String(value)), test.how, test.values.map(plain))
  if (test.is === 'matching') return compiled(test.pattern.re2).test(plain(String(value)))
  if (test.is === 'inRange') return isInRange(String(value), test.ranges)
  const branch = branchOf(context, field, String(value))
  if (test.is === 'under') return branch.some((row) => test.ids.includes(String(row.id)))
  return branch.some((row) => isNamed(row, context.kinds(field.kind!)!, plain(test.text)))
}

function isInRange(value: string, ranges: string[]): boolean {
  const address = readAddress(value)
  return address !== null && ranges.some((range) => isIn(address, readRange(range)!))
}

/** The last patterns asked: rules ask the same ones of every record. */
const compiledPatterns = new Map<string, RE2JS>()
const keptPatterns = 200

function compiled(pattern: string): RE2JS {
  const found = compiledPatterns.get(pattern) ?? RE2JS.compile(pattern, RE2JS.DOTALL)
  if (compiledPatterns.size >= keptPatterns) compiledPatterns.clear()
  compiledPatterns.set(pattern, found)
  return found
}

function isLike(value: string, how: Likeness, wanted: string[]): boolean {
  if (how === 'contains') return wanted.some((part) => value.includes(part))
  if (how === 'endsWith') return wanted.some((part) => value.endsWith(part))
  return wanted.some((part) => (how === 'startsWith' ? value.startsWith(part) : value === part))
}

type Order = (value: unknown, bound: Scalar | Date) => number | null

const order: Order = (value, bound) => {
  if (bound instanceof Date)
    return (value instanceof Date ? value : new Date(String(value))).getTime() - bound.getTime()
  if (typeof bound === 'number') return Number(value) - bound
  const [a, b] = [String(value), String(bound)]
  return a < b ? -1 : a > b ? 1 : 0
}

const isExact = (field: Field): boolean => fieldTypes[field.type]?.sqlType === 'numeric'

const orderDecimals: Order = (value, bound) => compareDecimals(String(value), String(bound))

const orderVersions: Order = (value, bound) => {
  const numbers = versionNumbers(String(value))
  return numbers === null ? null : compareVersions(numbers, versionNumbers(String(bound)) ?? [])
}

function isWithin(value: unknown, range: Range, compare: Order): boolean {
  const from = range.from === undefined ? 1 : compare(value, range.from)
  const to = range.to === undefined ? -1 : compare(value, range.to)
  if (from === null || to === null) return false
  return (range.fromExcluded === true ? from > 0 : from >= 0) && (range.toExcluded === true ? to < 0 : to <= 0)
}

/** The record and, in a tree, all above it. */
function branchOf(context: EvaluateContext, field: Field, id: string): Row[] {
  const kind = context.kinds(field.kind!)
  const branch: Row[] = []
  let next: unknown = id
  while (kind !== undefined && typeof next === 'string' && !branch.some((row) => row.id === next)) {
    const row: Row = context.record?.(kind, next) ?? { id: next }
    branch.push(row)
    next = kind.isTree ? row.parentId : undefined
  }
  return branch
}

/** Part of the title, in whatever language, or one of the handles whole (a code may be written with spaces: `in use` = `in_use`). */
function isNamed(row: Row, kind: Kind, wanted: string): boolean {
  const { titles, handles } = namingFields(kind)
  if (titles.some((name) => plain(String(row[name] ?? '')).includes(wanted))) return true
  return handles.some(
    (name) => !isMissing(row[name]) && plain(String(row[name])).replaceAll('_', ' ') === wanted.replaceAll('_', ' '),
  )
}

/** Every word occurs in one of the kind's short texts; phrases as they stand. */
function hasWords(at: At, text: string): boolean {
  const fields = textFields(at.scope)
  const haystack = fields.map((name) => plain(String(at.row[name] ?? '')))
  return textWords(text).every((word) => haystack.some((value) => value.includes(plain(word.text))))
}
