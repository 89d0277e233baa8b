import { mayDo, phaseOf, type TicketStatus, type TicketType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { stepsOf, type TicketStep, ticketSteps } from '../../../../shared/tickets/ticket.steps.ts'
import type { ActorInput, RoleActor } from '../../../../shared/tickets/ticket-actors.ts'
import type { Ticket } from '../ticket.ts'

/** Verbs that want words or a choice first. */
export type AskedMove = 'wait' | 'solve' | 'assign' | 'task' | 'reopen' | 'reject' | 'cancel'

/** What it takes to bring a case into another column: a verb as it is, one that asks first, or why there is none. */
export type Move =
  | { verb: string; input: Record<string, unknown> }
  | { ask: AskedMove }
  | { patch: Record<string, unknown> }
  | { refused: string }
  | null

type Card = Pick<Ticket, 'type' | 'status' | 'assignees'>

/** By what the cases are divided, where they stand and where they shall stand (keys of columns). */
export interface Way {
  by: string
  from: string | null
  to: string | null
}

/** Cases move by the verbs of their life alone; null = it stands there already. */
export function moveOf(card: Card, { by, from, to }: Way): Move {
  if (from === to) return null
  if (by === 'status') return to === null ? { refused: 'state' } : byStatus(card, to as TicketStatus)
  if (by === 'subStatus') return { verb: 'refine', input: { subStatus: to } }
  if (by === 'assignee.user') return given(card, 'user', from, to)
  if (by === 'assignee.group') return given(card, 'group', from, to)
  return { patch: { [by]: by === 'priority' && to !== null ? Number(to) : to } }
}

function given(card: Card, type: ActorInput['type'], from: string | null, to: string | null): Move {
  const assignee = (id: string): RoleActor => ({ role: 'assignee', type, id })
  const gone = from === null ? [] : [from]
  const stands = to !== null && card.assignees.some((each) => each.type === type && each.id === to)
  return {
    verb: 'assign',
    input: { add: to === null || stands ? [] : [assignee(to)], remove: gone.map(assignee) },
  }
}

function byStatus(card: Card, to: TicketStatus): Move {
  const type = card.type as TicketType
  const status = card.status as TicketStatus
  if (status === to) return null
  const may = (verb: Parameters<typeof mayDo>[2]) => mayDo(type, status, verb)
  const step = ticketSteps.find((each) => {
    const known = stepsOf(type)[each]
    return known?.to === to && known.from.includes(status)
  })
  if (step !== undefined) return asks(step) ? { ask: step } : { verb: step, input: {} }
  if (to === 'pending') return may('wait') ? { ask: 'wait' } : { refused: 'state' }
  if ((to === 'solved' || to === 'applied') && may('solve')) return { ask: 'solve' }
  if (to === 'closed' && may('close')) return { verb: 'close', input: {} }
  if (phaseOf(to) !== 'open') return { refused: 'state' }
  if (may('resume')) return { verb: 'resume', input: {} }
  if (phaseOf(status) !== 'open') return may('reopen') ? { ask: 'reopen' } : { refused: 'state' }
  if (to === 'assigned' && card.assignees.length === 0) return may('assign') ? { ask: 'assign' } : { refused: 'state' }
  if (to === 'planned') return may('task') ? { ask: 'task' } : { refused: 'state' }
  // What follows from facts cannot be set by hand: tasks with a time and assignees are what keeps it where it is.
  if (to === 'assigned') return { refused: 'planned' }
  return { refused: to === 'new' ? 'assigned' : 'state' }
}

const asks = (step: TicketStep): step is 'reject' | 'cancel' => step === 'reject' || step === 'cancel'
