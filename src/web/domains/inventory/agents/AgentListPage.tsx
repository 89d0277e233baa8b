import { IconBan, IconCircleCheck, IconRobot } from '@tabler/icons-react'
import { agentKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { BulkVerb } from '../../../engine/list/BulkVerbs.tsx'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { AgentState } from './AgentState.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { sort: '-lastContactAt' } },
  { key: 'silent', label: 'admin.inventory.view.silent', query: { q: 'lastContactAt:>7d', sort: 'lastContactAt' } },
  {
    key: 'alone',
    label: 'admin.inventory.view.alone',
    query: { filter: { field: 'asset', op: 'empty' }, sort: '-lastContactAt' },
  },
  {
    key: 'blocked',
    label: 'admin.inventory.view.blocked',
    query: { filter: { field: 'isBlocked', op: 'is', value: true } },
  },
]

const columns: KindColumns = {
  isBlocked: { cell: (record) => <AgentState isBlocked={record.isBlocked === true} look="plain" />, width: 120 },
  deviceId: { width: 300 },
  lastInventoryAt: { hidden: false },
}

const verbs: readonly BulkVerb[] = [
  {
    verb: 'block',
    label: 'admin.inventory.block',
    icon: IconBan,
    needs: 'agent.update',
    done: 'admin.inventory.blockedBulk',
  },
  {
    verb: 'unblock',
    label: 'admin.inventory.unblock',
    icon: IconCircleCheck,
    needs: 'agent.update',
    done: 'admin.inventory.unblockedBulk',
  },
]

/** Programs that send inventories. */
export function AgentListPage() {
  return (
    <KindList
      kind={agentKind}
      icon={IconRobot}
      views={views}
      columns={columns}
      verbs={verbs}
      emptyHint="admin.inventory.noAgentHint"
    />
  )
}
