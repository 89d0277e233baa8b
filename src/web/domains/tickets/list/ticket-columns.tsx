import type { KindColumns } from '../../../engine/list/columns.tsx'
import { Actors, TicketPriority, TicketStatus } from '../TicketMarks.tsx'
import { asTicket } from '../ticket.ts'

/** Columns of cases that look different from what their field says, and the people, who are no field. */
export const ticketColumns: KindColumns = {
  number: { width: 84, cell: (record) => String(asTicket(record).number) },
  title: { width: 320 },
  status: { width: 170, cell: (record) => <TicketStatus status={asTicket(record).status} /> },
  priority: { width: 124, cell: (record) => <TicketPriority level={asTicket(record).priority} /> },
  requester: {
    label: 'kind.ticket.field.requester',
    needs: ['requesters'],
    width: 170,
    after: 'priority',
    cell: (record) => <Actors actors={asTicket(record).requesters} />,
  },
  assignee: {
    label: 'kind.ticket.field.assignee',
    needs: ['assignees'],
    width: 170,
    after: 'requester',
    cell: (record) => <Actors actors={asTicket(record).assignees} />,
  },
  category: { width: 180 },
  type: { hidden: true },
  entity: { hidden: true },
  openedAt: { width: 130 },
  updatedAt: { width: 130, hidden: false },
}
