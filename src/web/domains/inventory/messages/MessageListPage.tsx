import { IconMessages, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { BulkVerb } from '../../../engine/list/BulkVerbs.tsx'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { Json } from '../../../engine/records.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { MessageState } from '../MessageState.tsx'
import { reasonText } from '../reason.ts'
import { MessagePeek } from './MessagePeek.tsx'

const inState = (...states: string[]): Condition => ({ field: 'state', op: 'in', value: states })

const views: readonly ShippedView[] = [
  {
    key: 'not-taken',
    label: 'admin.inventory.view.notTaken',
    query: {
      filter: inState('refused', 'failed', 'doubt'),
      sort: '-receivedAt',
      columns: ['receivedAt', 'deviceId', 'state', 'errorCode', 'address', 'query'],
    },
  },
  { key: 'queued', label: 'admin.inventory.view.queued', query: { filter: inState('queued'), sort: 'receivedAt' } },
  { key: 'taken', label: 'admin.inventory.view.taken', query: { filter: inState('taken'), sort: '-receivedAt' } },
  {
    key: 'unchanged',
    label: 'admin.inventory.view.unchanged',
    query: { filter: inState('unchanged'), sort: '-receivedAt' },
  },
  { key: 'all', label: 'engine.view.all', query: { sort: '-receivedAt' } },
]

const columns: KindColumns = {
  state: { cell: (record) => <MessageState state={record.state} />, width: 170 },
  errorCode: { cell: (record) => <Reason record={record} />, width: 320 },
  size: { hidden: true },
  durationMs: { hidden: true },
  address: { hidden: false, width: 130 },
  query: { cell: (record) => <Sort query={record.query} />, width: 130 },
}

const verbs: readonly BulkVerb[] = [
  {
    verb: 'replay',
    label: 'admin.inventory.replay',
    icon: IconRefresh,
    needs: 'inventory.update',
    done: 'admin.inventory.replayedBulk',
  },
]

function Reason({ record }: { record: Json }) {
  const { t } = useTranslation()
  const words = reasonText(t, record.errorCode)
  return <span title={String(record.errorDetail ?? words)}>{words}</span>
}

/** What the agent wanted with it. */
function Sort({ query }: { query: unknown }) {
  const { t } = useTranslation()
  return <>{t(`admin.inventory.query.${String(query)}`, { defaultValue: String(query) })}</>
}

/** What agents sent and what became of it; what was not taken comes first. */
export function MessageListPage() {
  return (
    <KindList
      kind={inventoryMessageKind}
      icon={IconMessages}
      views={views}
      columns={columns}
      verbs={verbs}
      peek={(record) => <MessagePeek record={record} />}
      emptyHint="admin.inventory.emptyHint"
    />
  )
}
