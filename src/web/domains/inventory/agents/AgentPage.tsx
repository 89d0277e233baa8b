import { IconBan, IconCircleCheck, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { agentKind, inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { MessageState } from '../MessageState.tsx'
import { reasonText } from '../reason.ts'
import { AgentState } from './AgentState.tsx'

const sections: readonly PropertySection[] = [
  { fields: ['asset', 'entity', 'name', 'programVersion', 'tag', 'address', 'userAgent', 'deviceId', 'agentUuid'] },
  {
    title: 'admin.inventory.side.times',
    fields: ['lastContactAt', 'lastInventoryAt', 'lastFullAt', 'createdAt'],
  },
]

/** One agent: where it speaks from, for which asset, and its last messages. */
export function AgentPage() {
  const id = useRouteParam('agentId')
  const can = useCan()
  return (
    <RecordPage
      kind={agentKind}
      id={id}
      icon={() => IconRobot}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Blocking record={record} />}
      tabs={() =>
        can('inventory.read')
          ? [{ key: 'messages', label: 'admin.inventory.page.messages', show: () => <Messages agentId={id} /> }]
          : []
      }
      side={(record) => <RecordProperties kind={agentKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  return (
    <>
      <AgentState isBlocked={record.isBlocked === true} />
      <span>{`${record.name} ${record.programVersion}`}</span>
      {isNamed(record.asset) ? <span>{record.asset.name}</span> : null}
    </>
  )
}

function Blocking({ record }: { record: Json }) {
  const { t } = useTranslation()
  const block = useAction(agentKind, record.id, 'block')
  const unblock = useAction(agentKind, record.id, 'unblock')
  const name = String(record.deviceId)
  if (record.isBlocked === true)
    return record.can?.unblock ? (
      <Button
        icon={IconCircleCheck}
        busy={unblock.isBusy}
        onClick={() => void unblock.run({}, { done: t('admin.inventory.unblocked', { name }) })}
      >
        {t('admin.inventory.unblock')}
      </Button>
    ) : null
  return record.can?.block ? (
    <Button
      icon={IconBan}
      busy={block.isBusy}
      onClick={() => void block.run({}, { done: t('admin.inventory.blocked', { name }), undo: () => unblock.run() })}
    >
      {t('admin.inventory.block')}
    </Button>
  ) : null
}

function Messages({ agentId }: { agentId: string }) {
  const { t } = useTranslation()
  const filter = { field: 'agent', op: 'is', value: agentId } as const
  const columns: KindColumns = {
    state: { cell: (record) => <MessageState state={record.state} />, width: 180, sort: null },
    errorCode: { cell: (record) => reasonText(t, record.errorCode), grow: true, sort: null },
  }
  return (
    <PanelList
      kind={inventoryMessageKind}
      title={t('admin.inventory.page.messages')}
      question={{ filter, sort: '-receivedAt' }}
      columns={['receivedAt', 'query', 'state', 'errorCode', 'size']}
      own={columns}
      limit={50}
      all={{ to: '/inventory/messages', search: { view: 'all', filter, sort: '-receivedAt' } as never }}
      empty={t('admin.inventory.noMessage')}
    />
  )
}
