import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { isOpenCase, isUnassigned } from '../../../../shared/tickets/open-cases.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type KindColumns, RecordName } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { ticketColumns } from '../list/ticket-columns.tsx'
import { TicketStatus } from '../TicketMarks.tsx'
import { asTicket } from '../ticket.ts'
import css from './home.module.css'

const mine: Condition = { all: [isOpenCase, { has: 'assignee', where: { field: 'user', op: 'is', value: '@me' } }] }

const columns = ['number', 'title', 'priority', 'openedAt'] as const
const urgentFirst = '-priority,openedAt'
/** Little room: the state is a sign before the title. */
const narrow: KindColumns = {
  ...ticketColumns,
  number: { ...ticketColumns.number, width: 84, align: 'start' },
  openedAt: { width: 140 },
  title: {
    needs: ['title', 'status'],
    cell: (record) => (
      <span className={css.signed}>
        <TicketStatus ticket={asTicket(record)} isShort />
        <RecordName kind={ticketKind} record={record} />
      </span>
    ),
  },
}

/** Open cases of the person who looks. */
export function MyTickets() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={ticketKind}
      title={t('workspace.home.myTickets')}
      question={{ filter: mine, sort: urgentFirst }}
      columns={columns}
      own={narrow}
      all={{ to: '/tickets', search: { view: 'mine', filter: mine, sort: urgentFirst } as never }}
      empty={t('workspace.home.noTicketOfMine')}
    />
  )
}

/** Open cases that nobody has yet. */
export function UnassignedTickets() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={ticketKind}
      title={t('workspace.home.unassigned')}
      question={{ filter: isUnassigned, sort: urgentFirst }}
      columns={columns}
      own={narrow}
      all={{ to: '/tickets', search: { view: 'unassigned', filter: isUnassigned, sort: urgentFirst } as never }}
      empty={t('workspace.home.allAssigned')}
    />
  )
}
