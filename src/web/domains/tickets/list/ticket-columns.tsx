import type { KindColumns } from '../../../engine/list/columns.tsx'
import { Actors, TicketPriority, TicketStatus, TicketTitle } from '../TicketMarks.tsx'
import { asTicket } from '../ticket.ts'
import { DueMark } from './DueMark.tsx'

/** Columns of cases that look different from what their field says, and the people, who are no field. */
export const ticketColumns: KindColumns = {
  number: { width: 80, cell: (record) => String(asTicket(record).number) },
  title: { width: 250, needs: ['title', 'isMajor'], cell: (record) => <TicketTitle record={record} /> },
  status: { width: 160, needs: ['status', 'subStatus'], cell: (record) => <TicketStatus ticket={asTicket(record)} /> },
  priority: { width: 108, align: 'start', cell: (record) => <TicketPriority level={asTicket(record).priority} /> },
  requester: {
    label: 'kind.ticket.field.requester',
    needs: ['requesters'],
    width: 140,
    after: 'priority',
    cell: (record) => <Actors actors={asTicket(record).requesters} />,
  },
  assignee: {
    label: 'kind.ticket.field.assignee',
    needs: ['assignees'],
    width: 128,
    after: 'requester',
    cell: (record) => <Actors actors={asTicket(record).assignees} />,
  },
  due: {
    label: 'kind.ticket.field.clocks',
    needs: ['clocks'],
    width: 132,
    after: 'priority',
    cell: (record) => <DueMark ticket={asTicket(record)} />,
  },
  category: { width: 112 },
  type: { hidden: true },
  changeType: { hidden: true },
  outcome: { hidden: true },
  reviewDueOn: { hidden: true },
  entity: { hidden: true },
  openedAt: { width: 124 },
  updatedAt: { width: 124, hidden: false },
}
