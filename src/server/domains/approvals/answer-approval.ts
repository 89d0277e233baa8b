import { z } from 'zod'
import { answers } from '../../../shared/approvals/approval-plan.ts'
import { approverKind } from '../../../shared/approvals/approvals.kinds.ts'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { giveAnswer } from './give-answer.ts'

/** Whoever is asked says yes, or no with the reason. */
export const answerApproval = defineAction({
  name: 'approver.answer',
  permission: 'approval.answer',
  event: 'approver.answered',
  input: z.strictObject({
    id: idInput,
    answer: z.enum(answers),
    comment: z.string().trim().max(2000).default(''),
    /** Said by the house alone, for whoever holds a link. */
    byLink: z.boolean().optional(),
  }),
  on: { kind: approverKind, id: (input) => input.id },
  run: async (context, { row, input: { answer, comment, byLink = false } }) => {
    if (byLink && context.actor.source !== 'link') throw forbidden('approval.answer')
    await giveAnswer(context, row, { answer, comment, byLink })
    return { id: row.id }
  },
})
