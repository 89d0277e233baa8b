import type { Plan } from '../../../shared/approvals/approval-plan.ts'
import {
  approvalKind,
  approvalTemplateKind,
  approverKind,
  deputyKind,
} from '../../../shared/approvals/approvals.kinds.ts'
import { type FieldError, invalid, invalidField } from '../../../shared/errors.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { answerApproval } from './answer-approval.ts'
import { answerByLink, linkSettings } from './approval-links.ts'
import { approvalAccess, approverAccess, deputyAccess, voterRelation } from './approvals.access.ts'
import { approvalRoutes } from './approvals.routes.ts'
import { ownSettings } from './give-answer.ts'
import { remindApproval, reminderJob, reminderSettings } from './reminders.ts'

/** One stands in for another, from one instant to a later one. */
const fitDeputy: NonNullable<KindEntry['prepare']> = async (write, row, values) => {
  const whole = { userId: row === null ? write.actor.userId : null, ...row, ...values } as Record<string, unknown>
  whole.userId ??= write.actor.userId
  if (whole.userId === null) throw invalidField('user', 'required')
  if (whole.userId === whole.deputyId) throw invalidField('deputy', 'own_deputy')
  const [start, end] = [whole.startsAt as Date, whole.endsAt as Date]
  if (end <= start) throw invalidField('endsAt', 'before_start', { start: start.toISOString() })
  return { ...values, userId: whole.userId }
}

/** A step that asks so many in a hundred says how many, and whoever is named is named. */
const fitTemplate: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const steps = (values.steps ?? []) as Plan['steps']
  const errors = steps.flatMap(({ rule, percent, asked }, at): FieldError[] => [
    ...(rule === 'percent' && percent === undefined ? [{ field: `steps.${at}.percent`, code: 'required' }] : []),
    ...asked.flatMap(({ type, id }, index): FieldError[] =>
      type === 'requester-manager' || id !== undefined
        ? []
        : [{ field: `steps.${at}.asked.${index}`, code: 'required' }],
    ),
  ])
  if (errors.length > 0) throw invalid(errors)
  return row === null ? { steps: [], ...values } : values
}

/** Whether something may go on as it stands: asked of people, step by step, about records of any kind. */
export const approvalsRoom: Room = {
  name: 'approvals',
  kinds: [
    { kind: approvalKind, access: approvalAccess, relations: { voter: voterRelation } },
    { kind: approverKind, access: approverAccess },
    {
      kind: approvalTemplateKind,
      prepare: fitTemplate,
      crud: ['create', 'update', 'remove', 'restore'],
    },
    { kind: deputyKind, access: deputyAccess, prepare: fitDeputy, crud: ['create', 'update', 'remove'] },
  ],
  actions: [answerApproval, answerByLink, remindApproval] as unknown as Action[],
  routes: approvalRoutes,
  settings: [...reminderSettings, ...linkSettings, ...ownSettings],
  jobs: [reminderJob],
}
