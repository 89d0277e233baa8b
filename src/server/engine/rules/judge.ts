import type { Condition } from '../../../shared/conditions/condition.ts'
import { type EvaluateContext, evaluate, type Row, valueAt } from '../../../shared/conditions/evaluate.ts'
import { kindScope } from '../../../shared/conditions/field-path.ts'
import { placeOf } from '../../../shared/conditions/place-of.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'

/** A condition with the answer to each of its parts. */
export type Verdict =
  | { join: 'all' | 'any' | 'none'; met: boolean; parts: Verdict[] }
  | { part: Condition; met: boolean; found?: unknown }

/** Judges part by part, for people who ask why. `evaluate` gives the same answer faster. */
export function judge(kind: Kind, condition: Condition, row: Row, context: EvaluateContext): Verdict {
  const met = evaluate(kind, condition, row, context)
  const parts = (list: readonly Condition[]) => list.map((part) => judge(kind, part, row, context))
  if ('all' in condition) return { join: 'all', met, parts: parts(condition.all) }
  if ('any' in condition) return { join: 'any', met, parts: parts(condition.any) }
  if ('not' in condition && 'any' in condition.not) return { join: 'none', met, parts: parts(condition.not.any) }
  if (!('field' in condition)) return { part: condition, met }
  const found = valueAt(placeOf(kindScope(kind), condition.field, 'field', context.kinds), row, context)
  return { part: condition, met, found: found ?? null }
}

/** The way to the part because of which a condition is not met; empty = the whole. */
export function failureOf(kind: Kind, condition: Condition, row: Row, context: EvaluateContext): number[] {
  if (!('all' in condition)) return []
  const at = condition.all.findIndex((part) => !evaluate(kind, part, row, context))
  return at === -1 ? [] : [at, ...failureOf(kind, condition.all[at]!, row, context)]
}

/** The part at the end of such a way. */
export function partAt(condition: Condition, way: readonly number[]): Condition {
  const [first, ...rest] = way
  if (first === undefined || !('all' in condition)) return condition
  const part = condition.all[first]
  return part === undefined ? condition : partAt(part, rest)
}
