import { type EvaluateContext, type Row, valueAt } from '../../../shared/conditions/evaluate.ts'
import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import { propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { RuleChange, RuleEffect } from '../../../shared/rules/rule.ts'
import { fits, type RuleSet, type RuleTarget, sourceOf } from '../../../shared/rules/rule-set.ts'
import type { Draft } from './facts.ts'

/** A member that a rule put into a relation, or took out of it. */
export interface MemberChange {
  relation: string
  row: Row
}

export interface Applied {
  change: RuleChange
  added: MemberChange[]
  removed: MemberChange[]
}

/**
 * Carries out one effect on the draft. Nothing when it would change nothing: the value is there already, the field is
 * not empty, the source holds nothing.
 */
export function applyEffect(set: RuleSet, effect: RuleEffect, draft: Draft, context: EvaluateContext): Applied | null {
  const target = effect.field === undefined ? undefined : set.targets[effect.field]
  if (target === undefined) return null
  const value = given(set, target, effect, draft, context)
  if (value === undefined) return null
  return target.member === undefined
    ? setField(effect, target.field, value, draft)
    : setMember(effect, target, value, draft)
}

function given(set: RuleSet, target: RuleTarget, effect: RuleEffect, draft: Draft, context: EvaluateContext): unknown {
  if (effect.effect !== 'copy' && effect.effect !== 'copyIfEmpty') return effect.value ?? null
  const source = sourceOf(set.subject, String(effect.value), context.kinds)
  if (source === undefined || !fits(target.field, source.place.field)) return undefined
  const rows =
    source.relation === null ? [draft.row] : (context.relation?.(set.subject, source.relation, draft.row) ?? [])
  return rows.map((row) => valueAt(source.place, row, context)).find((value) => value !== undefined)
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

function setField(effect: RuleEffect, field: Field, given: unknown, draft: Draft): Applied | null {
  const property = propertyOf(effect.field!, field)
  const before = draft.row[property]
  if ((effect.effect === 'setIfEmpty' || effect.effect === 'copyIfEmpty') && !isEmpty(before)) return null
  const value = joined(effect, field, before, given)
  if (String(value ?? '') === String(before ?? '')) return null
  draft.row[property] = value
  return { change: { field: effect.field!, effect: effect.effect, value }, added: [], removed: [] }
}

/** Words before or after, once: a rule that is asked again at every change must not say them twice. */
function joined(effect: RuleEffect, field: Field, before: unknown, given: unknown): unknown {
  const text = String(before ?? '')
  const words = String(given ?? '')
  const cut = (value: string) => value.slice(0, field.max ?? value.length)
  if (effect.effect === 'prepend') return text.startsWith(words) ? text : cut(words + text)
  if (effect.effect === 'append') return text.endsWith(words) ? text : cut(text + words)
  if (field.type === 'integer' && typeof given === 'string') return fieldTypes.integer!.fromText(given, field)
  return given
}

/** `set` leaves only this member of its sort in the relation; `add` joins it to the others. */
function setMember(effect: RuleEffect, target: RuleTarget, value: unknown, draft: Draft): Applied | null {
  const { relation, property, row: shape } = target.member!
  const before = draft.relations[relation] ?? []
  if ((effect.effect === 'setIfEmpty' || effect.effect === 'copyIfEmpty') && before.length > 0) return null
  if (isEmpty(value)) return null
  const isIt = (row: Row) => String(row[property] ?? '') === String(value)
  const isSort = (row: Row) => !isEmpty(row[property])
  const removed = effect.effect === 'add' ? [] : before.filter((row) => isSort(row) && !isIt(row))
  const isThere = before.some(isIt)
  if (isThere && removed.length === 0) return null
  const added = isThere ? [] : [{ ...shape, [property]: String(value) }]
  draft.relations[relation] = [...before.filter((row) => !removed.includes(row)), ...added]
  return {
    change: { field: effect.field!, effect: effect.effect, value: String(value) },
    added: added.map((row) => ({ relation, row })),
    removed: removed.map((row) => ({ relation, row })),
  }
}
