import { z } from 'zod'
import { planSchema } from '../../../../shared/approvals/approval-plan.ts'
import { wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { mayBeAsked } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { askApproval, makeLink, withdrawApproval } from '../../approvals/index.ts'
import { asSubject, requestersOf, subjectName } from '../ticket-approval.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'
import { takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const id = idInput

/** Asks people whether the case may go on: an expense, an access, a change. */
export const askTicketApproval = defineAction({
  name: 'ticket.ask-approval',
  event: 'ticket.approval-asked',
  input: z.strictObject({ ...onTicket, ...planSchema.shape }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { steps, comment } }) => {
    if (!mayBeAsked(row)) throw wrongState('ask-approval', row.status)
    const taken = await changeTicket(context, row, takenInHand(context, row))
    const requesterIds = await requestersOf(context.db, row.id)
    const approval = await askApproval(
      context,
      asSubject(row.id),
      { steps, comment },
      { name: subjectName(taken), requesterIds },
    )
    return { id: row.id, approval }
  },
})

/** What is asked is asked no more. */
export const withdrawTicketApproval = defineAction({
  name: 'ticket.withdraw-approval',
  permission: 'ticket.ask-approval',
  event: 'ticket.approval-withdrawn',
  input: z.strictObject({ ...onTicket, approval: id, reason: reasonInput.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { approval, reason } }) => {
    await withdrawApproval(context, asSubject(row.id), approval, reason ?? null)
    return { id: row.id }
  },
})

/** A link for somebody who is asked and does not sign in. Whoever holds it decides in that person's name. */
export const makeTicketApprovalLink = defineAction({
  name: 'ticket.make-approval-link',
  event: 'ticket.approval-link-made',
  isSecret: true,
  input: z.strictObject({ ...onTicket, approver: id, user: id.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { approver, user } }) => ({
    id: row.id,
    ...(await makeLink(context, asSubject(row.id), { approver, userId: user })),
  }),
  beside: ({ link, expiresAt }) => ({ link, expiresAt }),
})
