import { invalidField } from '../../../shared/errors.ts'

interface Window {
  plannedFrom?: Date | null | undefined
  plannedUntil?: Date | null | undefined
}

/** Only changes are planned; what is planned ends after it begins. Throws `only_changes`, `before_start`. */
export function requireWindow(type: string, { plannedFrom = null, plannedUntil = null }: Window): void {
  if (type !== 'change' && (plannedFrom ?? plannedUntil) !== null) throw invalidField('plannedFrom', 'only_changes')
  if (plannedFrom !== null && plannedUntil !== null && plannedUntil <= plannedFrom)
    throw invalidField('plannedUntil', 'before_start', { start: plannedFrom.toISOString() })
}
