import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireWindow } from '../planned-window.ts'
import { onTicket, reasonInput, target } from '../ticket-input.ts'
import { changeTicket } from '../ticket-shaping.ts'

const { fields } = ticketKind

/** Says when a change is carried out; whoever may passes a freeze, and says why. */
export const scheduleChange = defineAction({
  name: 'ticket.schedule',
  permission: 'ticket.update',
  event: 'ticket.scheduled',
  input: z.strictObject({
    ...onTicket,
    plannedFrom: fields.plannedFrom.schema,
    plannedUntil: fields.plannedUntil.schema,
    /** Why it is carried out in a freeze all the same. */
    reason: reasonInput.optional(),
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { plannedFrom, plannedUntil, reason } }) => {
    requireVerb(row, 'edit')
    if (plannedFrom === null && plannedUntil !== null) throw invalidField('plannedFrom', 'required')
    requireWindow(row.type, { plannedFrom, plannedUntil })
    // The same window again is asked again: whoever may says why it stays in a freeze.
    return changeTicket(context, row, { plannedFrom, plannedUntil }, ['plannedFrom'], reason)
  },
})
