import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'

const columns = ['number', 'title', 'type', 'status', 'priority', 'openedAt'] as const

/** Cases about a program. */
export function TicketsOfSoftware({ record }: { record: Json }) {
  const { t } = useTranslation()
  const filter: Condition = { has: 'software', where: { field: 'id', op: 'is', value: record.id } }
  return (
    <PanelList
      kind={ticketKind}
      title={t('kind.ticket.plural')}
      question={{ filter, sort: '-openedAt' }}
      columns={columns}
      limit={100}
      all={{ to: '/tickets', search: { view: 'all', filter } as never }}
      empty={t('desk.software.noTicket')}
    />
  )
}
