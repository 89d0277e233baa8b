import type { Field, Operator } from '../fields/index.ts'
import type { Kind } from '../kinds/define-kind.ts'
import type { Condition } from './condition.ts'
import { type KindLookup, kindScope, relationScope, type Scope } from './field-path.ts'
import { placeOf } from './place-of.ts'
import { periodWords } from './relative-time.ts'

/** A step of a path with the kind it is taken from: where its label is found. */
export interface Step {
  kind: string
  name: string
}

/** A value to show. Only `text` may be shown as it stands. */
export type ShownValue =
  | { is: 'text'; text: string }
  | { is: 'choice'; kind: string; field: string; value: string }
  /** A record whose name the reader's client asks for. */
  | { is: 'record'; kind: string; id: string }
  | { is: 'me' }
  | { is: 'boolean'; value: boolean }
  /** A word such as `today`: its text stands under `conditions.time`. */
  | { is: 'period'; word: string }
  /** So long before now; `unit` has its text under `conditions.ago`. */
  | { is: 'ago'; count: number; unit: string }
  /** So long from now; `unit` has its text under `conditions.ahead`. */
  | { is: 'ahead'; count: number; unit: string }
  | { is: 'time'; value: string }

/** One filter as people see it. `at`: its place in the condition (removeAt, replaceAt). */
export type Chip = { at: number[]; isNot: boolean } & (
  | { is: 'words'; text: string }
  | { is: 'field'; path: Step[]; field: Field; operator: Operator; values: ShownValue[] }
  /** Has (no) related record, one like `where` when given. */
  | { is: 'relation'; path: Step[]; where: Chip | null }
  | { is: 'group'; join: 'all' | 'any'; parts: Chip[] }
)

/**
 * A condition as chips, side by side = all of them must hold. Opposites are told by `isNot`, not by operators.
 *
 * @throws `invalid` on `filter` for a field or relation that does not exist
 */
export function describe(condition: Condition, kind: Kind, kinds: KindLookup): Chip[] {
  const reading = { scope: kindScope(kind), owner: kind.name, kinds }
  if ('all' in condition) return condition.all.map((part, index) => chipOf(part, [index], reading))
  return [chipOf(condition, [], reading)]
}

interface Reading {
  scope: Scope
  /** Kind under which labels of the scope stand. */
  owner: string
  kinds: KindLookup
}

function chipOf(condition: Condition, at: number[], reading: Reading): Chip {
  if ('not' in condition) return turned(chipOf(condition.not, [...at, 0], reading), at)
  const base = { at, isNot: false }
  if ('all' in condition) return { ...base, is: 'group', join: 'all', parts: partsOf(condition.all, at, reading) }
  if ('any' in condition) return { ...base, is: 'group', join: 'any', parts: partsOf(condition.any, at, reading) }
  if ('text' in condition) return { ...base, is: 'words', text: condition.text }
  if ('field' in condition) return fieldChip(condition, at, reading)
  const place = placeOf(reading.scope, condition.has, 'relation', reading.kinds)
  const inside = { scope: relationScope(place.relation), owner: place.kind.name, kinds: reading.kinds }
  const where = condition.where === undefined ? null : chipOf(condition.where, [...at, 0], inside)
  const path = [...stepsOf(place.hops, reading.owner), { kind: place.kind.name, name: place.name }]
  return { ...base, is: 'relation', path, where }
}

const turned = (chip: Chip, at: number[]): Chip => ({ ...chip, at, isNot: !chip.isNot })

const partsOf = (parts: Condition[], at: number[], reading: Reading): Chip[] =>
  parts.map((part, index) => chipOf(part, [...at, index], reading))

function fieldChip(leaf: Extract<Condition, { field: string }>, at: number[], reading: Reading): Chip {
  const place = placeOf(reading.scope, leaf.field, 'field', reading.kinds)
  const owner = place.scope.kind?.name ?? reading.owner
  const path = [...stepsOf(place.hops, reading.owner), { kind: owner, name: place.name }]
  const isNot = leaf.op === 'isNot' || leaf.op === 'empty'
  const operator = leaf.op === 'isNot' ? 'is' : leaf.op === 'empty' ? 'notEmpty' : leaf.op
  const raw = Array.isArray(leaf.value)
    ? leaf.value
    : leaf.value === undefined || leaf.value === null
      ? []
      : [leaf.value]
  return {
    at,
    isNot,
    is: 'field',
    path,
    field: place.field,
    operator,
    values: raw.map((value) => shown(value, place.field, owner, place.name, leaf.op)),
  }
}

function stepsOf(hops: readonly { name: string; target: Kind }[], owner: string): Step[] {
  const steps: Step[] = []
  let kind = owner
  for (const hop of hops) {
    // From a relation to the record itself: a step that people do not take.
    if (hop.name !== 'id') steps.push({ kind, name: hop.name })
    kind = hop.target.name
  }
  return steps
}

function shown(
  value: string | number | boolean,
  field: Field,
  kind: string,
  name: string,
  operator: Operator,
): ShownValue {
  if (typeof value === 'boolean') return { is: 'boolean', value }
  if (value === '@me') return { is: 'me' }
  if (field.choices !== undefined) return { is: 'choice', kind, field: name, value: String(value) }
  if (field.type === 'reference' && operator !== 'named') return { is: 'record', kind: field.kind!, id: String(value) }
  return timed[field.type] === true ? shownTime(String(value)) : { is: 'text', text: String(value) }
}

/** Types whose values are times. */
const timed: Record<string, true> = { instant: true, date: true }

function shownTime(value: string): ShownValue {
  if (periodWords.includes(value) || /^(now|startOf(Day|Week|Month|Year))$/.test(value))
    return { is: 'period', word: value }
  const away = /^now([-+])(\d+)(min|h|d|w|m|y)$/.exec(value)
  if (away === null) return { is: 'time', value }
  return { is: away[1] === '-' ? 'ago' : 'ahead', count: Number(away[2]), unit: away[3]! }
}

/** The condition without its part at `at`: what the cross of a chip does. */
export function removeAt(condition: Condition, at: readonly number[]): Condition {
  return replaceAt(condition, at, null) ?? { all: [] }
}

/** The condition with its part at `at` replaced; null takes it away. Groups that become empty go too. */
export function replaceAt(condition: Condition, at: readonly number[], by: Condition | null): Condition | null {
  const [index, ...rest] = at
  if (index === undefined) return by
  const inList = (parts: Condition[]): Condition[] =>
    parts.flatMap((part, place) => (place === index ? (replaceAt(part, rest, by) ?? []) : part))
  if ('all' in condition) return listOrNull('all', inList(condition.all))
  if ('any' in condition) return listOrNull('any', inList(condition.any))
  if ('not' in condition) {
    const inner = replaceAt(condition.not, rest, by)
    return inner === null ? null : { not: inner }
  }
  if (!('has' in condition) || condition.where === undefined) return condition
  const where = replaceAt(condition.where, rest, by)
  return where === null ? { has: condition.has } : { has: condition.has, where }
}

const listOrNull = (join: 'all' | 'any', parts: Condition[]): Condition | null =>
  parts.length === 0 ? null : join === 'all' ? { all: parts } : { any: parts }
