import type { ActorRole, TicketActor, TicketAsset } from '../../../shared/tickets/ticket-actors.ts'
import type { TicketParty } from '../../../shared/tickets/ticket-parties.ts'
import { reasonOf, type Why } from '../../../shared/tickets/ticket-why.ts'
import type { NextAct } from '../../../shared/tickets/tickets.kinds.ts'
import type { Json, Named } from '../../engine/records.ts'

/** A case as the API gives it. */
export type Ticket = Json & {
  number: number
  type: string
  title: string
  description: string
  status: string
  /** What stands of all that people were asked to approve of it. */
  approval: string
  /** The state in the words of the site. */
  subStatus: Named | null
  urgency: number
  impact: number
  priority: number
  category: Named | null
  location: Named | null
  solutionType: Named | null
  entity: Named | null
  author: Named | null
  /** The case in which this one goes on. */
  mergedInto: Named | null
  openedAt: string
  solvedAt: string | null
  closedAt: string | null
  pendingSince: string | null
  /** What the house does next while the case waits, when, and how many reminders it has written. */
  nextAct: NextAct | null
  nextActAt: string | null
  reminders: number
  requesters: TicketActor[]
  observers: TicketActor[]
  assignees: TicketActor[]
  assets: TicketAsset[]
  /** Suppliers and people outside. */
  parties: TicketParty[]
  why?: unknown[]
}

/** Records of the kind ticket have these properties; the engine knows them as JSON only. */
export const asTicket = (record: Json): Ticket => record as Ticket

/** The property of a case that holds the people of a role. */
export const peopleOf = {
  requester: 'requesters',
  observer: 'observers',
  assignee: 'assignees',
} as const satisfies Record<ActorRole, string>

/** The first person who asked: the one the page is about. */
export const firstRequester = (ticket: Ticket): TicketActor | undefined =>
  ticket.requesters.find((actor) => actor.type === 'user')

export const isAssignedTo = (ticket: Ticket, userId: string): boolean =>
  ticket.assignees.some((actor) => actor.type === 'user' && actor.id === userId)

export const whyOf = (ticket: Ticket, field: string): Why | undefined => reasonOf(ticket.why ?? [], field)

/** Why it waits, was refused, given up or ended by itself: a key and what fills it; null when there is nothing to say. */
export function statusReason(ticket: Ticket): { key: string; params: Why['params'] } | null {
  const why = whyOf(ticket, 'status')
  return why === undefined || why.params.reason === ''
    ? null
    : { key: `kind.ticket.why.${why.rule}`, params: why.params }
}
