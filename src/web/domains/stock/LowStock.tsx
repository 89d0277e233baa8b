import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { stockColumns } from './stock-columns.tsx'

const columns = ['name', 'quantity', 'threshold', 'toOrder'] as const
const isLow: Condition = { field: 'isLow', op: 'is', value: true }

/** What the stores must see to: items at or below their threshold. */
export function LowStock() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={stockItemKind}
      title={t('stock.home.low')}
      question={{ filter: isLow, sort: 'quantity' }}
      columns={columns}
      own={{ ...stockColumns, threshold: { width: 110 }, toOrder: { width: 120 } }}
      all={{ to: '/stock', search: { view: 'low', filter: isLow, sort: 'quantity' } as never }}
      empty={t('stock.home.allWell')}
    />
  )
}
