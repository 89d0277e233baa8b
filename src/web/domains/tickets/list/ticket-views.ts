import type { Condition } from '../../../../shared/conditions/condition.ts'
import { isOpenCase, isUnassigned } from '../../../../shared/tickets/open-cases.ts'
import type { TicketType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { ShippedView } from '../../../engine/views/view.ts'

const isMine: Condition = { has: 'assignee', where: { field: 'user', op: 'is', value: '@me' } }
const ofType = (type: TicketType): Condition => ({ field: 'type', op: 'is', value: type })
const urgentFirst = '-priority,openedAt'

const ofGroups = (groupIds: string[]): Condition => ({
  has: 'assignee',
  where:
    groupIds.length === 1
      ? { field: 'group', op: 'is', value: groupIds[0]! }
      : { field: 'group', op: 'in', value: groupIds },
})

/** To be solved then, or to be taken in hand then by somebody who has not yet. */
const due = (op: 'is' | 'lt', value: string): Condition => ({
  any: [
    { field: 'resolveDueAt', op, value },
    {
      all: [
        { field: 'takenAt', op: 'empty' },
        { field: 'ownDueAt', op, value },
      ],
    },
  ],
})

/** Tabs that come with the list; the first is the day's work of whoever looks: theirs and their groups'. */
export const ticketViews = (groupIds: string[]): readonly ShippedView[] => [
  {
    key: 'todo',
    label: 'desk.view.todo',
    query: {
      filter: { all: [isOpenCase, groupIds.length === 0 ? isMine : { any: [isMine, ofGroups(groupIds)] }] },
      sort: urgentFirst,
    },
  },
  {
    key: 'unassigned',
    label: 'desk.view.unassigned',
    query: { filter: isUnassigned, sort: urgentFirst },
  },
  {
    key: 'major',
    label: 'tickets.major.view',
    query: { filter: { field: 'isMajor', op: 'is', value: true }, sort: '-majorAt' },
  },
  { key: 'mine', label: 'desk.view.mine', query: { filter: { all: [isOpenCase, isMine] }, sort: urgentFirst } },
  { key: 'open', label: 'desk.view.open', query: { filter: isOpenCase, sort: urgentFirst } },
  {
    key: 'today',
    label: 'desk.view.today',
    query: { filter: { all: [isOpenCase, due('is', 'today')] }, sort: 'resolveDueAt,ownDueAt' },
  },
  {
    key: 'late',
    label: 'desk.view.late',
    query: { filter: { all: [isOpenCase, due('lt', 'now')] }, sort: 'resolveDueAt,ownDueAt' },
  },
  {
    key: 'solved',
    label: 'desk.view.solved',
    query: { filter: { field: 'phase', op: 'is', value: 'solved' }, sort: '-solvedAt' },
  },
  { key: 'problems', label: 'desk.view.problems', query: { filter: ofType('problem'), sort: '-updatedAt' } },
  { key: 'changes', label: 'desk.view.changes', query: { filter: ofType('change'), sort: '-updatedAt' } },
  {
    key: 'emergencies',
    label: 'desk.view.emergencies',
    query: { filter: { field: 'changeType', op: 'is', value: 'emergency' }, sort: '-updatedAt' },
  },
  {
    key: 'reviews',
    label: 'desk.view.reviews',
    query: {
      filter: {
        all: [
          { field: 'reviewDueOn', op: 'lte', value: 'today' },
          { field: 'outcome', op: 'empty' },
        ],
      },
      sort: 'reviewDueOn',
    },
  },
  { key: 'all', label: 'desk.view.all', query: {} },
]
