import { conflict, wrongState } from '../errors.ts'
import { mayConclude } from './change-reviews.ts'
import { stepsOf, type TicketStep, ticketSteps } from './ticket.steps.ts'

/** Types of case. One kind, four lives. */
export const ticketTypes = ['incident', 'request', 'problem', 'change'] as const
export type TicketType = (typeof ticketTypes)[number]

/** What people report and ask for; the others are the desk's own. */
export const reportedTypes = ['incident', 'request'] as const satisfies readonly TicketType[]
export type ReportedType = (typeof reportedTypes)[number]
export const isReported = (type: string): boolean => (reportedTypes as readonly string[]).includes(type)

/** The field by which a category or a sub-status says that it is for a type: `forIncident`. */
export const forType = (type: string): string => `for${type.charAt(0).toUpperCase()}${type.slice(1)}`

/** Every state of every type, as GLPI's users know them. */
export const ticketStatuses = [
  'new',
  'accepted',
  'evaluation',
  'approval',
  'assigned',
  'planned',
  'pending',
  'testing',
  'qualification',
  'solved',
  'observed',
  'applied',
  'review',
  'closed',
  'cancelled',
  'refused',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** What a state means to clocks, lists and figures, whatever its type calls it. */
export const ticketPhases = ['open', 'solved', 'closed'] as const
export type TicketPhase = (typeof ticketPhases)[number]

const after: Partial<Record<TicketStatus, TicketPhase>> = {
  solved: 'solved',
  observed: 'solved',
  applied: 'solved',
  review: 'solved',
  closed: 'closed',
  cancelled: 'closed',
  refused: 'closed',
}

export const phaseOf = (status: string): TicketPhase => after[status as TicketStatus] ?? 'open'

export const isOpen = (status: string): boolean => phaseOf(status) === 'open'

/** The states a type knows, in the order of its life. */
export const statusesOf: Record<TicketType, readonly TicketStatus[]> = {
  incident: ['new', 'assigned', 'planned', 'pending', 'solved', 'closed'],
  request: ['new', 'assigned', 'planned', 'pending', 'solved', 'closed'],
  problem: ['new', 'accepted', 'assigned', 'planned', 'pending', 'solved', 'observed', 'closed'],
  change: [
    'new',
    'evaluation',
    'approval',
    'accepted',
    'pending',
    'testing',
    'qualification',
    'applied',
    'review',
    'closed',
    'cancelled',
    'refused',
  ],
}

/**
 * Where a verb leads: a state; `work` = back to work: where its facts put it (workStatus), or, for a type whose states
 * people set, where it was before it waited; null = the state stays, unless assignees or tasks change it.
 */
export type Destination = TicketStatus | 'work' | null

/** Verbs that depend on the state: from which states each may be used, and where it leads. */
interface Verb {
  from: readonly TicketStatus[]
  to: Destination
}

/** States that follow from facts; nobody sets them by hand. */
const derived: readonly TicketStatus[] = ['new', 'assigned', 'planned']

interface WorkFacts {
  isAssigned: boolean
  isPlanned: boolean
  /** The state before it waited or was over; null = never. */
  before: string | null
}

/** The state of a case that is being worked on. */
export function workStatus(type: string, { isAssigned, isPlanned, before }: WorkFacts): TicketStatus {
  if (type === 'change') return before === null ? 'evaluation' : (before as TicketStatus)
  if (isPlanned) return 'planned'
  return isAssigned ? 'assigned' : 'new'
}

/** Does the state of this case follow its assignees and tasks at the moment? */
export const followsFacts = ({ type, status }: { type: string; status: string }): boolean =>
  type !== 'change' && (derived.includes(status as TicketStatus) || (type === 'problem' && status === 'accepted'))

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
  | TicketStep

const nowhere: Verb = { from: [], to: null }
const noSteps = Object.fromEntries(ticketSteps.map((step) => [step, nowhere])) as Record<TicketStep, Verb>

/** The verbs that all types share, over the states of one. */
function commonVerbs(type: TicketType): Record<TicketVerb, Verb> {
  const known = statusesOf[type]
  const work = known.filter((status) => phaseOf(status) === 'open')
  const solved = known.filter((status) => phaseOf(status) === 'solved')
  const over = known.filter((status) => phaseOf(status) === 'closed')
  return {
    ...noSteps,
    ...stepsOf(type),
    edit: { from: [...work, ...solved], to: null },
    assign: { from: work, to: null },
    take: { from: work, to: null },
    reply: { from: [...work, ...solved], to: null },
    note: { from: known, to: null },
    task: { from: work, to: null },
    wait: { from: work.filter((status) => status !== 'pending'), to: 'pending' },
    resume: { from: ['pending'], to: 'work' },
    solve: { from: work, to: 'solved' },
    accept: { from: ['solved'], to: 'closed' },
    refuse: { from: ['solved'], to: 'work' },
    close: { from: solved, to: 'closed' },
    reopen: { from: [...solved, ...over], to: 'work' },
  }
}

/** One table per type, so that each has its own life. */
export const lifecycles: Record<TicketType, Record<TicketVerb, Verb>> = {
  incident: commonVerbs('incident'),
  request: commonVerbs('request'),
  problem: commonVerbs('problem'),
  change: {
    ...commonVerbs('change'),
    // What was accepted is built, tried and applied; nobody accepts it again as one accepts a repair.
    solve: { from: ['accepted', 'testing', 'qualification'], to: 'applied' },
    accept: nowhere,
    refuse: nowhere,
  },
}

export const mayDo = (type: TicketType, status: TicketStatus, verb: TicketVerb): boolean =>
  lifecycles[type][verb].from.includes(status)

/** Throws `state` when the verb does not fit the state. Returns where it leads. */
export function requireVerb(
  ticket: { type: string; status: string; mergedIntoId?: string | null },
  verb: TicketVerb,
): Destination {
  // Whatever is said or done is said and done where it went.
  if (ticket.mergedIntoId != null) throw conflict('merged', { into: ticket.mergedIntoId })
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

/** Not while people are being asked: their answer decides. */
export const waitsForApproval = (action: string): boolean => ['submit', 'approve', 'reject'].includes(action)

/** An emergency that nobody has approved of afterwards, or refused: either way it would be decided. */
export const owesApproval = ({ changeType, approval }: { changeType?: unknown; approval?: unknown }): boolean =>
  changeType === 'emergency' && approval !== 'approved' && approval !== 'refused'

/** People may be asked about a case as long as it goes on; about an emergency until it is closed. */
export const mayBeAsked = ({ status, changeType }: { status?: unknown; changeType?: unknown }): boolean =>
  isOpen(String(status)) || (changeType === 'emergency' && phaseOf(String(status)) === 'solved')

const verbOf: Record<string, TicketVerb> = { update: 'edit' }
const isVerb = (name: string): name is TicketVerb => Object.hasOwn(lifecycles.incident, name)

/** What is left of a merged case, beside taking the merge back. */
const outsideLife: readonly string[] = ['watch', 'unwatch', 'split', 'delete', 'remove', 'restore']

/** Does the state allow this action (by its name after the dot)? Actions outside the table are always possible. */
export function isPossible(
  ticket: {
    type?: unknown
    status?: unknown
    approval?: unknown
    changeType?: unknown
    mergedInto?: unknown
    deniedStates?: unknown
  },
  action: string,
): boolean {
  const isMerged = ticket.mergedInto != null
  if (action === 'unmerge') return isMerged
  if (isMerged) return outsideLife.includes(action)
  if (action === 'merge') return mayDo(ticket.type as TicketType, ticket.status as TicketStatus, 'edit')
  const isAsked = ticket.approval === 'asked'
  if (isAsked && waitsForApproval(action)) return false
  if (action === 'ask-approval') return !isAsked && mayBeAsked(ticket)
  if (action === 'close' && owesApproval(ticket)) return false
  if (action === 'conclude') return mayConclude(ticket)
  if (action === 'withdraw-approval' || action === 'make-approval-link') return isAsked
  const verb = verbOf[action] ?? action
  if (!isVerb(verb)) return true
  const type = ticket.type as TicketType
  return mayDo(type, ticket.status as TicketStatus, verb) && !isClosedWay(type, verb, ticket.deniedStates)
}

/** Would the verb lead where a profile may not go? Where it leads back to work, only when every way back is closed. */
function isClosedWay(type: TicketType, verb: TicketVerb, denied: unknown): boolean {
  const { to } = lifecycles[type][verb]
  if (!Array.isArray(denied) || denied.length === 0 || to === null) return false
  if (to !== 'work') return denied.includes(to)
  return (type === 'change' ? ['evaluation'] : derived).every((each) => denied.includes(each))
}
