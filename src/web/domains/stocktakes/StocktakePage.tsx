import { IconClipboardList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { stocktakeKind, stocktakeLineKind, stocktakeScanKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import type { Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { ProgressTab } from './ProgressTab.tsx'
import { ScopeTab } from './ScopeTab.tsx'
import { StocktakeVerbs } from './StocktakeVerbs.tsx'
import { lineColumns, StocktakeState } from './stocktake-columns.tsx'

const counts = ['expectedCount', 'foundCount', 'misplacedCount', 'unknownCount', 'missingCount'] as const

const sections = (record: Json): PropertySection[] => [
  { fields: [...counts], keepsEmpty: true },
  {
    title: 'stocktakes.form.scope',
    fields: [
      'entity',
      'withSubplaces',
      // A restriction that is none says nothing, but may be made while it is prepared.
      ...(['assetTypes', 'phases'] as const).filter(
        (name) => record.state === 'draft' || (Array.isArray(record[name]) && record[name].length > 0),
      ),
      'query',
    ],
  },
  { title: 'stock.side.more', fields: ['name', 'openedAt', 'closedAt', 'comment', 'createdAt', 'updatedAt'] },
]

/** One campaign: how far it is, what was found, what it is about. */
export function StocktakePage() {
  const id = useRouteParam('stocktakeId')
  const tabs = (record: Json): RecordTab[] => {
    const scope = { key: 'scope', label: 'stocktakes.tab.scope', show: () => <ScopeTab record={record} /> }
    const findings = [
      { key: 'progress', label: 'stocktakes.tab.progress', show: () => <ProgressTab record={record} /> },
      {
        key: 'lines',
        label: 'stocktakes.tab.lines',
        show: () => <Lines filter={{ field: 'stocktake', op: 'is', value: id }} />,
      },
      {
        key: 'unknown',
        label: 'stocktakes.tab.unknown',
        count: Number(record.unknownCount ?? 0),
        show: () => (
          <Lines
            filter={{
              all: [
                { field: 'stocktake', op: 'is', value: id },
                { field: 'status', op: 'is', value: 'unknown' },
              ],
            }}
          />
        ),
      },
      { key: 'scans', label: 'stocktakes.tab.scans', show: () => <Scans id={id} /> },
    ]
    return record.state === 'draft' ? [scope, ...findings.slice(0, 1)] : [...findings, scope]
  }
  return (
    <RecordPage
      kind={stocktakeKind}
      id={id}
      icon={() => IconClipboardList}
      facts={(record) => <StocktakeState state={record.state} look="soft" />}
      verbs={(record) => <StocktakeVerbs record={record} />}
      tabs={tabs}
      side={(record) => <RecordProperties kind={stocktakeKind} record={record} sections={sections(record)} />}
    />
  )
}

const columns = ['name', 'status', 'expectedPlace', 'seenPlace', 'seenAt', 'counter', 'isMoved']

function Lines({ filter }: { filter: Condition }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={stocktakeLineKind}
      title={t('stocktakes.tab.lines')}
      question={{ filter, sort: 'status,name' }}
      columns={columns}
      own={lineColumns}
      limit={100}
      all={{ to: '/stocktake-lines', search: { view: 'all', filter } as never }}
      empty={t('stocktakes.lines.none')}
    />
  )
}

function Scans({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={stocktakeScanKind}
      title={t('stocktakes.tab.scans')}
      question={{ filter: { field: 'stocktake', op: 'is', value: id }, sort: '-scannedAt' }}
      columns={['scannedAt', 'code', 'asset', 'place', 'counter', 'isWithdrawn']}
      limit={100}
      empty={t('stocktakes.lines.none')}
    />
  )
}
