import type { AskedSort, Plan, StepRule } from '../../../shared/approvals/approval-plan.ts'
import type { Option } from '../../ui/field/ReferenceField.tsx'

/** One line of the editor: who is asked, perhaps not chosen yet. */
export interface AskedLine {
  key: string
  type: AskedSort
  who: Option | null
}

export interface StepDraft {
  key: string
  name: string
  rule: StepRule
  percent: number | null
  asked: AskedLine[]
}

let made = 0
const nextKey = (): string => `k${++made}`

export const newLine = (): AskedLine => ({ key: nextKey(), type: 'user', who: null })
export const newStep = (): StepDraft => ({ key: nextKey(), name: '', rule: 'all', percent: null, asked: [newLine()] })

/** Sorts that name nobody: the requester's manager is found by the house. */
export const namesNobody = (type: AskedSort): boolean => type === 'requester-manager'

/** Sorts that name a group. */
export const isOfGroup = (type: AskedSort): boolean => type !== 'user' && !namesNobody(type)

/** As the web service takes it. Lines where nobody is chosen go along: the refusal says which. */
export const planOf = (steps: readonly StepDraft[], comment: string): Omit<Plan, 'comment'> & { comment?: string } => ({
  steps: steps.map(({ name, rule, percent, asked }) => ({
    name,
    rule,
    ...(rule === 'percent' && percent !== null ? { percent } : {}),
    asked: asked.map(({ type, who }) => ({ type, ...(who === null || namesNobody(type) ? {} : { id: who.id }) })),
  })),
  ...(comment === '' ? {} : { comment }),
})
