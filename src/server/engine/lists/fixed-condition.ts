import type { Condition } from '../../../shared/conditions/condition.ts'
import { CigaleError, invalid, invalidField } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { systemActor } from '../access/actor.ts'
import type { Write } from '../changes/write.ts'
import { rowsWhere } from './list.ts'

/** `@me` is somebody else for each reader, and nobody when the house asks. */
const namesReader = (condition: Condition): boolean => JSON.stringify(condition).includes('"@me"')

/**
 * Refuses a condition that its kind cannot be asked, or that names its reader: the house asks it by itself, later.
 * @throws `invalid` on `condition`
 */
export function requireFixedCondition({ db, house, now }: Write, kind: Kind, condition: Condition): void {
  try {
    rowsWhere({ db, house, now, actor: systemActor('Cigale', 'job'), timeZone: 'UTC' }, kind, condition, false)
  } catch (error) {
    if (!(error instanceof CigaleError) || error.code !== 'invalid') throw error
    throw invalid(error.errors.map((each) => ({ ...each, field: 'condition' })))
  }
  if (namesReader(condition)) throw invalidField('condition', 'names_reader')
}
