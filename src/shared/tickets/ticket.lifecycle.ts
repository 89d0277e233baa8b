import { wrongState } from '../errors.ts'

/** Types of case. Problem and change enter here with states and verbs of their own (issue 4). */
export const ticketTypes = ['incident', 'request'] as const
export type TicketType = (typeof ticketTypes)[number]

export const ticketStatuses = ['new', 'assigned', 'planned', 'pending', 'solved', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export const openStatuses = ['new', 'assigned', 'planned', 'pending'] as const

export const isOpen = (status: string): boolean => (openStatuses as readonly string[]).includes(status)

/**
 * Where a verb leads: a state; `work` = back to work, into the state that assignees and planned tasks give
 * (workStatus); null = the state stays, unless assignees or tasks change it.
 */
export type Destination = TicketStatus | 'work' | null

/** Verbs that depend on the state: from which states each may be used, and where it leads. */
interface Verb {
  from: readonly TicketStatus[]
  to: Destination
}

/** The state of a case that is being worked on follows from facts; nobody sets it by hand. */
export function workStatus(facts: { isAssigned: boolean; isPlanned: boolean }): 'new' | 'assigned' | 'planned' {
  if (facts.isPlanned) return 'planned'
  return facts.isAssigned ? 'assigned' : 'new'
}

export type TicketVerb =
  | 'assign'
  | 'take'
  | 'reply'
  | 'note'
  | 'task'
  | 'wait'
  | 'resume'
  | 'solve'
  | 'accept'
  | 'refuse'
  | 'close'
  | 'reopen'
  | 'edit'

const work: readonly TicketStatus[] = openStatuses

const verbs: Record<TicketVerb, Verb> = {
  edit: { from: [...work, 'solved'], to: null },
  assign: { from: work, to: null },
  take: { from: work, to: null },
  reply: { from: [...work, 'solved'], to: null },
  note: { from: ticketStatuses, to: null },
  task: { from: work, to: null },
  wait: { from: ['new', 'assigned', 'planned'], to: 'pending' },
  resume: { from: ['pending'], to: 'work' },
  solve: { from: work, to: 'solved' },
  accept: { from: ['solved'], to: 'closed' },
  refuse: { from: ['solved'], to: 'work' },
  close: { from: ['solved'], to: 'closed' },
  reopen: { from: ['solved', 'closed'], to: 'work' },
}

/** One table per type, so that a type may have its own life. */
export const lifecycles: Record<TicketType, Record<TicketVerb, Verb>> = { incident: verbs, request: verbs }

export const mayDo = (type: TicketType, status: TicketStatus, verb: TicketVerb): boolean =>
  lifecycles[type][verb].from.includes(status)

/** Throws `state` when the verb does not fit the state. Returns where it leads. */
export function requireVerb(ticket: { type: string; status: string }, verb: TicketVerb): Destination {
  if (!mayDo(ticket.type as TicketType, ticket.status as TicketStatus, verb)) throw wrongState(verb, ticket.status)
  return lifecycles[ticket.type as TicketType][verb].to
}

/**
 * Priority from urgency (row) and impact (column). Default table of GLPI (install data), which users know;
 * 6 (major) is never computed, only set by a person who may.
 */
const priorityTable = [
  [1, 1, 2, 2, 2],
  [1, 2, 2, 3, 3],
  [2, 2, 3, 4, 4],
  [2, 3, 4, 4, 5],
  [2, 3, 4, 5, 5],
] as const

export const priorityOf = (urgency: number, impact: number): number => priorityTable[urgency - 1]?.[impact - 1] ?? 3

const verbOf: Record<string, TicketVerb> = { update: 'edit' }
const isVerb = (name: string): name is TicketVerb => name in verbs

/** Does the state allow this action (by its name after the dot)? Actions outside the table are always possible. */
export function isPossible(ticket: { type?: unknown; status?: unknown }, action: string): boolean {
  const verb = verbOf[action] ?? action
  return !isVerb(verb) || mayDo(ticket.type as TicketType, ticket.status as TicketStatus, verb)
}
