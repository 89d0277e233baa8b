import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { inventoryMessageKind } from '../../../shared/inventory/inventory.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'

const notTaken: Condition = { field: 'state', op: 'in', value: ['refused', 'failed', 'doubt'] }
const columns = ['deviceId', 'state', 'receivedAt'] as const

/** Messages of agents that became nothing: somebody should look. */
export function NotTakenPanel() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={inventoryMessageKind}
      title={t('workspace.home.notTaken')}
      question={{ filter: notTaken, sort: '-receivedAt' }}
      columns={columns}
      all={{ to: '/inventory/messages', search: { filter: notTaken } as never }}
      empty={t('workspace.home.allTaken')}
    />
  )
}
