import { z } from 'zod'
import { linkSides } from '../../../../shared/tickets/case-links.ts'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { caseInput, onTicket, target } from '../ticket-input.ts'
import { endLink, makeLink } from './case-links.ts'

const linkInput = z.strictObject({ ...onTicket, side: z.enum(linkSides), other: caseInput })

/** Says what this case is to another: its child, its duplicate, what it causes, blocks, or merely has to do with. */
export const linkCase = defineAction({
  name: 'ticket.link',
  permission: 'ticket.update',
  event: 'ticket.linked',
  input: linkInput,
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { side, other } }) => {
    requireVerb(row, 'note')
    if (await makeLink(context, row, side, other)) await context.touch(ticketKind, row)
    return row
  },
})

export const unlinkCase = defineAction({
  name: 'ticket.unlink',
  permission: 'ticket.update',
  event: 'ticket.unlinked',
  input: linkInput,
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input: { side, other } }) => {
    requireVerb(row, 'note')
    if (await endLink(context, row, side, other)) await context.touch(ticketKind, row)
    return row
  },
})
