import { IconPackage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import type { Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { StockSide } from './StockSide.tsx'
import { StockVerbs } from './StockVerbs.tsx'
import { StockState } from './stock-columns.tsx'
import { ConsumptionTab } from './tabs/ConsumptionTab.tsx'
import { HoldersTab } from './tabs/HoldersTab.tsx'
import { LedgerTab } from './tabs/LedgerTab.tsx'
import { LevelsTab } from './tabs/LevelsTab.tsx'
import { PrintersTab } from './tabs/PrintersTab.tsx'

/** One item: where it lies, what moved, who got it, how fast it goes. */
export function StockItemPage() {
  const id = useRouteParam('itemId')
  useLive({ kinds: ['stock-movement'] })
  const tabs = (record: Json): RecordTab[] => [
    { key: 'levels', label: 'stock.tab.levels', show: () => <LevelsTab itemId={id} /> },
    { key: 'ledger', label: 'stock.tab.ledger', show: () => <LedgerTab itemId={id} /> },
    { key: 'holders', label: 'stock.tab.holders', show: () => <HoldersTab itemId={id} /> },
    { key: 'consumption', label: 'stock.tab.consumption', show: () => <ConsumptionTab record={record} /> },
    ...(record.category === 'cartridge'
      ? [{ key: 'printers', label: 'stock.tab.printers', show: () => <PrintersTab record={record} /> }]
      : []),
  ]
  return (
    <RecordPage
      kind={stockItemKind}
      id={id}
      icon={() => IconPackage}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <StockVerbs record={record} />}
      tabs={tabs}
      side={(record) => <StockSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      {record.reference ? <span>{String(record.reference)}</span> : null}
      <span>{t('stock.inStock', { count: Number(record.quantity ?? 0) })}</span>
      <StockState record={record} look="soft" />
    </>
  )
}
