import { z } from 'zod'
import { choice, reference } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { lifecycles, type TicketStatus, type TicketType, ticketStatuses, ticketTypes } from './ticket.lifecycle.ts'

const status = () => choice(ticketStatuses, { required: true, system: true, namedBy: 'kind.ticket.choice.status' })

/** A way from one state to another that a profile may not go. What no such record forbids is allowed as far as the verb's permission goes. */
export const lifeLimitKind = defineKind('life-limit', {
  plural: 'life-limits',
  table: 'life_limit',
  fields: {
    profile: reference('profile', { required: true, system: true }),
    type: choice(ticketTypes, { required: true, system: true, namedBy: 'kind.ticket.choice.type' }),
    fromStatus: status(),
    toStatus: status(),
  },
  title: 'id',
  sort: 'id',
  list: ['profile', 'type', 'fromStatus', 'toStatus'],
  isImported: false,
  hasTrash: false,
  guard: 'profile',
})

export const wayInput = z.strictObject({ from: z.enum(ticketStatuses), to: z.enum(ticketStatuses) })
export type Way = z.infer<typeof wayInput>

/** Ways that verbs of a type lead, from state to state: the cells of the matrix that mean something. */
export function waysOf(type: TicketType): Way[] {
  const verbs = Object.values(lifecycles[type])
  const open: readonly TicketStatus[] = type === 'change' ? ['evaluation', 'accepted'] : ['new', 'assigned', 'planned']
  const ways = verbs.flatMap(({ from, to }) =>
    from.flatMap((each) => (to === null ? [] : to === 'work' ? open.map((back) => [each, back]) : [[each, to]])),
  ) as [TicketStatus, TicketStatus][]
  const known = new Map(ways.filter(([from, to]) => from !== to).map(([from, to]) => [`${from} ${to}`, { from, to }]))
  return [...known.values()]
}
