import { IconTicket } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import { useSession } from '../../../engine/session.ts'
import { TakeNext } from './TakeNext.tsx'
import { TicketPeek } from './TicketPeek.tsx'
import { ticketBulkVerbs } from './ticket-bulk.tsx'
import { ticketColumns } from './ticket-columns.tsx'
import { ticketViews } from './ticket-views.ts'

/** The desk's queue. */
export function TicketListPage() {
  const { t } = useTranslation()
  const { groups } = useSession()
  const views = useMemo(() => ticketViews(groups.map((group) => group.id)), [groups])
  return (
    <KindList
      kind={ticketKind}
      icon={IconTicket}
      views={views}
      columns={ticketColumns}
      verbs={ticketBulkVerbs}
      actions={<TakeNext />}
      create={{ to: '/tickets/new', label: 'kind.ticket.new', needs: 'ticket.open' }}
      peek={(record) => <TicketPeek record={record} />}
      placeholder={t('desk.list.placeholder')}
      emptyHint="desk.list.emptyHint"
    />
  )
}
