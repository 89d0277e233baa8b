import { invalidField } from '../../../shared/errors.ts'
import { type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Outcome } from './run-rules.ts'

/** @throws `invalid` with the rule and its reason, when one has refused the record */
export function refuseBy({ refusal }: Outcome): void {
  if (refusal !== null)
    throw invalidField('rule', 'refused_by_rule', { rule: refusal.rule.name, reason: refusal.reason })
}

/** Row properties of a kind (`categoryId`) → names of its fields. */
export const fieldNamesOf = (kind: Kind): ReadonlyMap<string, string> =>
  new Map(Object.entries(kind.fields).map(([name, field]) => [propertyOf(name, field), name]))

/** Fields that rules have set: they may point at what the actor does not see. */
export const byHouse = ({ patch }: Outcome, names: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(Object.keys(patch).map((property) => names.get(property) ?? property))
