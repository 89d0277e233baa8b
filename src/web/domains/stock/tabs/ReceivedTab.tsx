import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'
import { movementColumns } from '../stock-columns.tsx'

const columns = ['item', 'at', 'type', 'quantity', 'location', 'comment'] as const

/** What somebody, a group or a piece of equipment was given, newest first. */
export function Received({ field, id, empty }: { field: 'user' | 'group' | 'asset'; id: string; empty: string }) {
  const { t } = useTranslation()
  const filter: Condition = { field, op: 'is', value: id }
  return (
    <PanelList
      kind={stockMovementKind}
      title={t('stock.received.title')}
      question={{ filter, sort: '-at' }}
      columns={columns}
      own={movementColumns}
      limit={50}
      all={{ to: '/stock/movements', search: { view: 'all', filter } as never }}
      empty={empty}
    />
  )
}

export function ReceivedByPerson({ record }: { record: Json }) {
  const { t } = useTranslation()
  return <Received field="user" id={record.id} empty={t('stock.received.none')} />
}

export function ReceivedByGroup({ record }: { record: Json }) {
  const { t } = useTranslation()
  return <Received field="group" id={record.id} empty={t('stock.received.none')} />
}
