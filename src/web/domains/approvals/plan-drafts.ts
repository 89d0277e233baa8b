import type { Plan } from '../../../shared/approvals/approval-plan.ts'
import { groupKind, userKind } from '../../../shared/people/people.kinds.ts'
import { nameOf } from '../../engine/fields/search-records.ts'
import { isOfGroup, newLine, newStep, type StepDraft } from './ask-plan.ts'

/** Steps that were kept, as the editor holds them: with the names of those who are asked. */
export async function draftsOf(steps: Plan['steps']): Promise<StepDraft[]> {
  return Promise.all(
    steps.map(async ({ name, rule, percent = null, asked }) => ({
      ...newStep(),
      ...{ name, rule, percent },
      asked: await Promise.all(
        asked.map(async ({ type, id }) => ({
          ...newLine(),
          type,
          who: id === undefined ? null : await nameOf(isOfGroup(type) ? groupKind : userKind, id),
        })),
      ),
    })),
  )
}
