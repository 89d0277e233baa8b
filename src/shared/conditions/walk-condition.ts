import type { Kind } from '../kinds/define-kind.ts'
import type { Condition } from './condition.ts'
import { type KindLookup, kindScope, type Place, relationScope, type Scope } from './field-path.ts'
import { type TestClock, testOf } from './field-test.ts'
import { placeOf } from './place-of.ts'

export type FieldLeaf = Extract<Condition, { field: string }>

export interface ConditionVisitor {
  field?: (leaf: FieldLeaf, place: Extract<Place, { is: 'field' }>, scope: Scope) => void
  relation?: (
    part: Extract<Condition, { has: string }>,
    place: Extract<Place, { is: 'relation' }>,
    scope: Scope,
  ) => void
}

/**
 * Visits every leaf of a condition with the place its path leads to.
 *
 * @throws `invalid` on `filter` for a path that leads nowhere
 */
export function walkCondition(kind: Kind, condition: Condition, kinds: KindLookup, visitor: ConditionVisitor): void {
  walk(kindScope(kind), condition, kinds, visitor)
}

function walk(scope: Scope, condition: Condition, kinds: KindLookup, visitor: ConditionVisitor): void {
  if ('all' in condition) for (const part of condition.all) walk(scope, part, kinds, visitor)
  else if ('any' in condition) for (const part of condition.any) walk(scope, part, kinds, visitor)
  else if ('not' in condition) walk(scope, condition.not, kinds, visitor)
  else if ('has' in condition) {
    const place = placeOf(scope, condition.has, 'relation', kinds)
    visitor.relation?.(condition, place, scope)
    if (condition.where !== undefined) walk(relationScope(place.relation), condition.where, kinds, visitor)
  } else if ('field' in condition) visitor.field?.(condition, placeOf(scope, condition.field, 'field', kinds), scope)
}

/**
 * Every leaf is asked whether it can be read, also those that an evaluation would not reach.
 *
 * @throws `invalid` on `filter` for a field, operator or value that does not exist
 */
export function checkCondition(kind: Kind, condition: Condition, kinds: KindLookup, clock: TestClock): void {
  walkCondition(kind, condition, kinds, {
    field: (leaf, place) => void testOf(leaf.field, place.field, leaf.op, leaf.value, clock),
  })
}

/** First steps of all paths that a condition asks: which of a record's fields and relations it depends on. */
export function readsOf(condition: Condition): Set<string> {
  if ('all' in condition) return union(condition.all)
  if ('any' in condition) return union(condition.any)
  if ('not' in condition) return readsOf(condition.not)
  if ('text' in condition) return new Set(['title', 'name', 'description', 'descriptionText'])
  const path = 'has' in condition ? condition.has : condition.field
  return new Set([path.split('.')[0]!])
}

const union = (parts: readonly Condition[]): Set<string> => new Set(parts.flatMap((part) => [...readsOf(part)]))
