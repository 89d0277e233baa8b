import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { waitsForApproval } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { type TicketStep, ticketSteps } from '../../../../shared/tickets/ticket.steps.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'
import { becauseOf, moveBy, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const eventOf: Record<TicketStep, string> = {
  acknowledge: 'acknowledged',
  monitor: 'monitored',
  evaluate: 'evaluated',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  test: 'tested',
  qualify: 'qualified',
  review: 'reviewed',
  cancel: 'cancelled',
}

/** Whoever asked wants to know why it ended so. */
const wantReason: readonly TicketStep[] = ['reject', 'cancel']

/** One step of the life of a problem or a change: leads to the next state, and does nothing else. */
const stepAction = (step: TicketStep) =>
  defineAction({
    name: `ticket.${step}`,
    event: `ticket.${eventOf[step]}`,
    input: z.strictObject({ ...onTicket, reason: reasonInput.optional() }),
    on: { kind: ticketKind, ...target },
    run: async (context, { row, input: { reason } }) => {
      // Those who are asked decide; who knows better withdraws the request first.
      if (row.approval === 'asked' && waitsForApproval(step)) throw conflict('approval_open')
      const patch = { ...(await moveBy(context, row, step)), ...takenInHand(context, row) }
      if (reason === undefined && wantReason.includes(step)) throw invalidField('reason', 'required')
      const because = reason === undefined ? {} : becauseOf(context, row, reason)
      return changeTicket(context, row, { ...patch, ...because })
    },
  })

export const stepActions = ticketSteps.map(stepAction)
