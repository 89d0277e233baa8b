import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { CigaleError } from '../../../shared/errors.ts'
import {
  isOpen,
  mayDo,
  phaseOf,
  statusesOf,
  type TicketStatus,
  type TicketType,
  type TicketVerb,
  ticketTypes,
} from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketSteps } from '../../../shared/tickets/ticket.steps.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { createTestDesk, ticketsHouse } from './tickets.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let clock = new Date('2026-03-02T08:00:00Z')
const desk = await createTestDesk(database, { now: () => clock })

interface Step {
  verb: string
  who: 'marie' | 'thomas'
  input: (state: State) => Record<string, unknown>
  /** The life cycle's name of the verb. */
  asks: TicketVerb
}

interface State {
  status: TicketStatus
  solvedAt: Date | null
  closedAt: Date | null
  takenAt: Date | null
  pendingSince: Date | null
  waitingSeconds: string
  hasAssignee: boolean
  hasPlan: boolean
  proposed: number
  tasks: string[]
  history: number
}

const marie = { type: 'user', id: desk.people.marie.id }
const nadia = { type: 'user', id: desk.people.nadia.id }
const at = '2026-03-09T08:00:00Z'
const steps: Step[] = [
  { verb: 'take', who: 'thomas', asks: 'take', input: () => ({}) },
  { verb: 'assign', who: 'thomas', asks: 'assign', input: () => ({ add: [{ role: 'assignee', ...nadia }] }) },
  {
    verb: 'assign',
    who: 'thomas',
    asks: 'assign',
    input: () => ({
      remove: [
        { role: 'assignee', ...nadia },
        { role: 'assignee', type: 'user', id: desk.people.thomas.id },
      ],
    }),
  },
  { verb: 'reply', who: 'marie', asks: 'reply', input: () => ({ body: 'Toujours rien.' }) },
  { verb: 'reply', who: 'thomas', asks: 'reply', input: () => ({ body: 'Je regarde.' }) },
  { verb: 'note', who: 'thomas', asks: 'note', input: () => ({ body: 'Carte mère ?' }) },
  { verb: 'task', who: 'thomas', asks: 'task', input: () => ({ body: 'Passer', plannedAt: at }) },
  { verb: 'task', who: 'thomas', asks: 'task', input: () => ({ body: 'Commander', isPrivate: true }) },
  {
    verb: 'update-task',
    who: 'thomas',
    asks: 'task',
    input: ({ tasks }) => ({ entry: tasks[0] ?? '0', state: 'done' }),
  },
  { verb: 'wait', who: 'thomas', asks: 'wait', input: () => ({ reason: 'Pièce commandée' }) },
  { verb: 'resume', who: 'thomas', asks: 'resume', input: () => ({}) },
  { verb: 'solve', who: 'thomas', asks: 'solve', input: () => ({ body: 'Pilote réinstallé.' }) },
  { verb: 'accept', who: 'marie', asks: 'accept', input: () => ({}) },
  { verb: 'refuse', who: 'marie', asks: 'refuse', input: () => ({ reason: 'Non.' }) },
  { verb: 'close', who: 'thomas', asks: 'close', input: () => ({}) },
  { verb: 'reopen', who: 'marie', asks: 'reopen', input: () => ({ reason: 'Revenu.' }) },
  { verb: 'update', who: 'thomas', asks: 'edit', input: () => ({ urgency: 5 }) },
  ...ticketSteps.map(
    (step): Step => ({ verb: step, who: 'thomas', asks: step, input: () => ({ reason: 'Vu en comité.' }) }),
  ),
]

test.each(ticketTypes)(
  '%s: no sequence of verbs leads to a state that its facts deny',
  async (type) => {
    const sequences = fc.array(fc.tuple(fc.nat(steps.length - 1), fc.integer({ min: 1, max: 7200 })), {
      minLength: 4,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        clock = new Date('2026-03-02T08:00:00Z')
        const { id } = await desk.open(desk.actors.thomas, { type, requesters: [marie] })
        let state = await stateOf(id)
        let waited = 0
        for (const [index, seconds] of sequence) {
          clock = new Date(clock.getTime() + seconds * 1000)
          const next = await play(type, id, chosen(type, state, index), state)
          if (state.status === 'pending') waited += seconds
          expect(Number(next.waitingSeconds) + sinceOf(next)).toBe(waited)
          requireSense(type, next)
          state = next
        }
      }),
      { numRuns: 60 },
    )
  },
  120_000,
)

/** Whole lives, by their verbs: together they come through every state of the type. */
const incidentLife = [['take', 'task', 'wait', 'resume', 'solve', 'accept', 'reopen']]
const lives: Record<TicketType, string[][]> = {
  incident: incidentLife,
  request: incidentLife,
  problem: [['acknowledge', 'take', 'task', 'wait', 'resume', 'solve', 'monitor', 'close', 'reopen']],
  change: [
    ['evaluate', 'submit', 'approve', 'test', 'wait', 'resume', 'qualify', 'solve', 'review', 'close', 'reopen'],
    ['evaluate', 'reject', 'reopen', 'cancel'],
  ],
}

test.each(ticketTypes)('%s: whole lives come through every state', async (type) => {
  const reached = new Set<TicketStatus>()
  for (const life of lives[type]) {
    const { id } = await desk.open(desk.actors.thomas, { type, requesters: [marie] })
    let state = await stateOf(id)
    reached.add(state.status)
    for (const verb of life) {
      const step = steps.find((each) => each.verb === verb)!
      expect(mayDo(type, state.status, step.asks), `${verb} from ${state.status}`).toBe(true)
      state = await play(type, id, step, state)
      requireSense(type, state)
      reached.add(state.status)
    }
  }
  expect([...reached].sort()).toEqual([...statusesOf[type]].sort())
})

/** Any verb; one that the state allows; one that leads on towards an end: so that long lives are lived too. */
function chosen(type: TicketType, state: State, index: number): Step {
  const possible = steps.filter((step) => mayDo(type, state.status, step.asks))
  const onward = possible.filter(({ asks }) => onwards.has(asks))
  const among = [steps, possible, onward.length === 0 ? possible : onward][index % 3]!
  return among[index % among.length]!
}
const onwards = new Set<TicketVerb>([
  'acknowledge',
  'approve',
  'test',
  'qualify',
  'solve',
  'monitor',
  'review',
  'close',
])

const sinceOf = (state: State) =>
  state.pendingSince === null ? 0 : (clock.getTime() - state.pendingSince.getTime()) / 1000

/** Runs a step; what the life cycle allows happens and leaves history, the rest is refused and leaves nothing. */
async function play(type: TicketType, id: string, step: Step, before: State): Promise<State> {
  const action = ticketsHouse.actions.get(`ticket.${step.verb}`)!
  const actor: Actor = desk.actors[step.who]
  let refusal: string | null = null
  try {
    await runAction(desk.services, action, actor, { id, ...step.input(before) })
  } catch (error) {
    if (!(error instanceof CigaleError)) throw error
    refusal = error.code
  }
  const after = await stateOf(id)
  const isAllowed = mayDo(type, before.status, step.asks)
  const hasNoTask = step.verb === 'update-task' && before.tasks.length === 0
  expect(refusal).toBe(!isAllowed ? 'state' : hasNoTask ? 'not_found' : null)
  const isSilent = after.history === before.history
  if (refusal !== null) expect(after).toEqual(before)
  // Taking twice, or changing nothing, is no act.
  else if (!['take', 'assign', 'update', 'update-task'].includes(step.verb)) expect(isSilent).toBe(false)
  if (after.status !== before.status) expect(isSilent).toBe(false)
  return after
}

function requireSense(type: TicketType, state: State): void {
  const { status } = state
  expect(statusesOf[type]).toContain(status)
  expect(state.pendingSince !== null).toBe(status === 'pending')
  if (phaseOf(status) !== 'closed') expect(state.solvedAt !== null).toBe(phaseOf(status) === 'solved')
  expect(state.closedAt !== null).toBe(phaseOf(status) === 'closed')
  expect(state.proposed).toBe(phaseOf(status) === 'solved' ? 1 : 0)
  if (type === 'change' || !isOpen(status) || status === 'pending') return
  const worked = state.hasPlan ? 'planned' : state.hasAssignee ? 'assigned' : 'new'
  expect(status === 'accepted' ? ['new', 'assigned', 'planned'] : [status]).toContain(worked)
}

async function stateOf(id: string): Promise<State> {
  const found = await sql<State>`
    select t.status, t.solved_at, t.closed_at, t.taken_at, t.pending_since, t.waiting_seconds,
      exists (select 1 from ticket_actor a where a.ticket_id = t.id and a.role = 'assignee') as has_assignee,
      exists (select 1 from ticket_entry e where e.ticket_id = t.id and e.type = 'task' and e.state = 'todo' and e.planned_at is not null) as has_plan,
      (select count(*)::int from ticket_entry e where e.ticket_id = t.id and e.state = 'proposed') as proposed,
      array(select e.id::text from ticket_entry e where e.ticket_id = t.id and e.type = 'task' and e.state = 'todo' order by e.id) as tasks,
      (select count(*)::int from history h where (h.kind = 'ticket' and h.record_id = t.id)
        or (h.kind = 'ticket-entry' and h.record_id in (select e.id from ticket_entry e where e.ticket_id = t.id))) as history
    from ticket t where t.id = ${id}`.execute(database.kysely)
  return found.rows[0]!
}
