import { expect, it } from 'vitest'
import { statusesOf, type TicketType, ticketTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { moveOf } from './move-of.ts'

const nobody = { assignees: [] }
const tom = { type: 'user' as const, id: '7', name: 'Tom' }
const status = (type: string, from: string, to: string, assignees = [] as (typeof tom)[]) =>
  moveOf({ type, status: from, assignees }, { by: 'status', from, to })

it('a case moves between states by the verbs of its life, and those that need words ask', () => {
  expect(status('incident', 'new', 'assigned')).toEqual({ ask: 'assign' })
  expect(status('incident', 'assigned', 'pending')).toEqual({ ask: 'wait' })
  expect(status('incident', 'pending', 'assigned')).toEqual({ verb: 'resume', input: {} })
  expect(status('incident', 'assigned', 'planned', [tom])).toEqual({ ask: 'task' })
  expect(status('request', 'planned', 'solved')).toEqual({ ask: 'solve' })
  expect(status('request', 'solved', 'closed')).toEqual({ verb: 'close', input: {} })
  expect(status('incident', 'closed', 'new')).toEqual({ ask: 'reopen' })
  expect(status('problem', 'new', 'accepted')).toEqual({ verb: 'acknowledge', input: {} })
  expect(status('change', 'evaluation', 'refused')).toEqual({ ask: 'reject' })
  expect(status('change', 'testing', 'applied')).toEqual({ ask: 'solve' })
})

it('what follows from facts is refused with its reason', () => {
  expect(status('incident', 'assigned', 'new', [tom])).toEqual({ refused: 'assigned' })
  expect(status('incident', 'planned', 'assigned', [tom])).toEqual({ refused: 'planned' })
  expect(status('incident', 'new', 'closed')).toEqual({ refused: 'state' })
  expect(status('incident', 'new', 'testing')).toEqual({ refused: 'state' })
})

it('every pair of states of every type has an answer, and only where it stands is there nothing to do', () => {
  for (const type of ticketTypes)
    for (const from of statusesOf[type as TicketType])
      for (const to of statusesOf[type as TicketType]) expect(status(type, from, to) === null).toBe(from === to)
})

it('people and groups are exchanged; what a case has already is not given twice', () => {
  const move = (from: string | null, to: string | null, card = { type: 'incident', status: 'assigned', ...nobody }) =>
    moveOf(card, { by: 'assignee.user', from, to })
  const seven = { role: 'assignee', type: 'user', id: '7' }
  const eight = { role: 'assignee', type: 'user', id: '8' }
  expect(move('7', '8')).toEqual({ verb: 'assign', input: { add: [eight], remove: [seven] } })
  expect(move(null, '7')).toEqual({ verb: 'assign', input: { add: [seven], remove: [] } })
  expect(move('7', null)).toEqual({ verb: 'assign', input: { add: [], remove: [seven] } })
  expect(move('8', '7', { type: 'incident', status: 'assigned', assignees: [tom] } as never)).toEqual({
    verb: 'assign',
    input: { add: [], remove: [eight] },
  })
})

it('other fields are changed', () => {
  const card = { type: 'incident', status: 'new', ...nobody }
  expect(moveOf(card, { by: 'priority', from: '3', to: '5' })).toEqual({ patch: { priority: 5 } })
})
