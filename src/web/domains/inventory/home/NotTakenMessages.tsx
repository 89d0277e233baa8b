import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { MessageState } from '../MessageState.tsx'

const notTaken: Condition = { field: 'state', op: 'in', value: ['refused', 'failed', 'doubt'] }
const columns = ['deviceId', 'state', 'receivedAt'] as const
const own: KindColumns = {
  deviceId: {
    cell: (record) => <Link to={`/inventory/messages/${record.id}`}>{String(record.deviceId ?? record.id)}</Link>,
  },
  state: { cell: (record) => <MessageState state={String(record.state)} /> },
}

/** Messages of agents that became nothing: somebody should look. */
export function NotTakenMessages() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={inventoryMessageKind}
      title={t('workspace.home.notTaken')}
      question={{ filter: notTaken, sort: '-receivedAt' }}
      columns={columns}
      own={own}
      all={{ to: '/inventory/messages', search: { view: 'not-taken' } as never }}
      empty={t('workspace.home.allTaken')}
    />
  )
}
