import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'

const columns = ['title', 'status', 'priority', 'openedAt'] as const

/** Cases in which an asset is named, newest first. */
export function AssetTickets({ assetId, limit = 50 }: { assetId: string; limit?: number }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={ticketKind}
      title={t('assets.tab.tickets')}
      question={{
        filter: { has: 'asset', where: { field: 'id', op: 'is', value: assetId } },
        sort: '-openedAt',
      }}
      columns={columns}
      limit={limit}
      all={{ to: '/tickets', search: { view: 'all', q: `asset:#${assetId}` } as never }}
      empty={t('assets.tickets.none')}
    />
  )
}
