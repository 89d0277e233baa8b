import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireSubStatus } from '../sub-statuses.ts'
import { onTicket, target } from '../ticket-input.ts'
import { changeTicket } from '../ticket-shaping.ts'

/** Says more exactly where the case stands, in the words of the site; the state stays. null = the state alone. */
export const refineTicket = defineAction({
  name: 'ticket.refine',
  permission: 'ticket.update',
  event: 'ticket.refined',
  input: z.strictObject({ ...onTicket, subStatus: ticketKind.fields.subStatus.schema }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { subStatus = null } }) => {
    requireVerb(row, 'edit')
    if (subStatus !== null) await requireSubStatus(context, subStatus, row)
    return changeTicket(context, row, { subStatusId: subStatus })
  },
})
