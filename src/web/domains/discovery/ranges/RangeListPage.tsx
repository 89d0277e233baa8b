import { IconKey, IconNetwork } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { scanRangeKind } from '../../../../shared/discovery/discovery.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { RangeSide } from './RangeSide.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'discovery.view.all', query: { sort: 'name' } },
  {
    key: 'failing',
    label: 'discovery.view.failing',
    query: { filter: { field: 'lastError', op: 'notEmpty' } as never, sort: 'name' },
  },
  {
    key: 'off',
    label: 'discovery.view.off',
    query: { filter: { field: 'isActive', op: 'is', value: false }, sort: 'name' },
  },
]

const columns: KindColumns = {
  lastError: { cell: (record) => <LastError code={record.lastError} />, width: 190 },
}

export function LastError({ code }: { code: unknown }) {
  const { t } = useTranslation()
  if (typeof code !== 'string' || code === '') return null
  return <StatusBadge look="plain" tone="bad" label={t(`discovery.error.${code}`, { defaultValue: code })} />
}

/** Where the network is walked through, how often, and how that goes. */
export function RangeListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={scanRangeKind}
      icon={IconNetwork}
      views={views}
      columns={columns}
      peek={(record) => <RangeSide record={record} />}
      actions={
        <LinkButton to="/discovery/credentials" icon={IconKey}>
          {t('kind.snmp-credential.plural')}
        </LinkButton>
      }
      create={{ to: '/discovery/ranges/new', label: 'kind.scan-range.new', needs: 'discovery.create' }}
      emptyHint="discovery.emptyHint"
    />
  )
}
