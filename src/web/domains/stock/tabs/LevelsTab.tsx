import { useTranslation } from 'react-i18next'
import { stockLevelKind } from '../../../../shared/stock/stock.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { stockColumns } from '../stock-columns.tsx'

const columns = ['location', 'quantity', 'threshold', 'target', 'isLow', 'toOrder'] as const
const own = {
  ...stockColumns,
  location: { width: 240, grow: true },
  threshold: { width: 120 },
  target: { width: 110 },
  toOrder: { width: 120 },
}

/** Balances, place by place. */
export function LevelsTab({ itemId }: { itemId: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={stockLevelKind}
      title={t('stock.levels.title')}
      question={{ filter: { field: 'item', op: 'is', value: itemId }, sort: 'location' }}
      columns={columns}
      own={{ ...own, quantity: { width: 110, align: 'end' } }}
      limit={100}
      empty={t('stock.levels.none')}
    />
  )
}
