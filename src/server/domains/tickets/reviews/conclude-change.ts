import { z } from 'zod'
import { wrongState } from '../../../../shared/errors.ts'
import {
  changeOutcomes,
  mayConclude,
  mostReviewQuestions,
  reviewAnswerSchema,
} from '../../../../shared/tickets/change-reviews.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { onTicket, target } from '../ticket-input.ts'
import { moved } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** Looks back on a change that was carried out: what became of it, and the answers to what is asked. Said anew, it replaces. */
export const concludeChange = defineAction({
  name: 'ticket.conclude',
  permission: 'ticket.review',
  event: 'ticket.concluded',
  input: z.strictObject({
    ...onTicket,
    outcome: z.enum(changeOutcomes),
    answers: z.array(reviewAnswerSchema).max(mostReviewQuestions).default([]),
    /** What is kept of it, in a few words. */
    result: z.string().trim().max(20_000).optional(),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { outcome, answers, result } }) => {
    if (!mayConclude(row)) throw wrongState('conclude', row.status)
    return changeTicket(context, row, {
      ...(row.status === 'review' ? {} : moved(row, 'review', context.now)),
      outcome,
      reviewedAt: context.now,
      reviewAnswers: answers.filter(({ answer }) => answer !== ''),
      ...(result === undefined ? {} : { analysis: { ...row.analysis, reviewResult: result } }),
    })
  },
})
