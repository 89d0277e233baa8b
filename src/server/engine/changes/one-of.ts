import { invalidField } from '../../../shared/errors.ts'
import { type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'

/**
 * Where a kind has references of which exactly one counts, none and two are refused.
 * @throws `invalid` on the first of them
 */
export function requireOneOf(kind: Kind, values: Record<string, unknown>): void {
  if (kind.oneOf.length === 0) return
  const filled = kind.oneOf.filter((name) => values[propertyOf(name, kind.fields[name]!)] != null)
  if (filled.length !== 1) throw invalidField(kind.oneOf[0]!, 'one_holder')
}
