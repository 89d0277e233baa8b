import { IconBan, IconDownload, IconHandStop, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { refusalKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { BulkVerb } from '../../../engine/list/BulkVerbs.tsx'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { Json } from '../../../engine/records.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { RefusalPeek } from './RefusalPeek.tsx'
import { RefusalState } from './RefusalState.tsx'

const inState = (state: string): Condition => ({ field: 'state', op: 'is', value: state })

const views: readonly ShippedView[] = [
  {
    key: 'refused',
    label: 'admin.inventory.refusal.view.refused',
    query: { filter: inState('refused'), sort: '-lastAt' },
  },
  { key: 'kept', label: 'admin.inventory.refusal.view.kept', query: { filter: inState('ignored'), sort: '-lastAt' } },
  {
    key: 'accepted',
    label: 'admin.inventory.refusal.view.accepted',
    query: { filter: inState('accepted'), sort: '-decidedAt' },
  },
  {
    key: 'entered',
    label: 'admin.inventory.refusal.view.entered',
    query: { filter: inState('entered'), sort: '-lastAt' },
  },
  { key: 'all', label: 'engine.view.all', query: { sort: '-lastAt' } },
]

const columns: KindColumns = {
  deviceId: { width: 210 },
  name: { width: 140 },
  serial: { width: 140 },
  manufacturer: { width: 120 },
  model: { width: 130 },
  reason: { cell: (record) => <Why record={record} />, needs: ['reason', 'detail'], width: 240 },
  state: { cell: (record) => <RefusalState state={record.state} look="plain" />, width: 130 },
  times: { width: 70 },
  addresses: { width: 120, hidden: true },
  macs: { width: 150, hidden: true },
  firstAt: { width: 110, hidden: true },
  lastAt: { width: 110 },
}

const verbs: readonly BulkVerb[] = [
  {
    verb: 'take',
    label: 'admin.inventory.refusal.take',
    icon: IconDownload,
    needs: 'inventory.update',
    done: 'admin.inventory.refusal.takenBulk',
  },
  {
    verb: 'ignore',
    label: 'admin.inventory.refusal.ignore',
    icon: IconHandStop,
    needs: 'inventory.update',
    done: 'admin.inventory.refusal.ignoredBulk',
  },
  {
    verb: 'remove',
    label: 'engine.trash.put',
    icon: IconTrash,
    needs: 'inventory.update',
    done: 'engine.bulk.removed',
  },
]

/** The rule with the reason it gives; without a rule, the reason in words. */
function Why({ record }: { record: Json }) {
  const { t } = useTranslation()
  const words =
    typeof record.detail === 'string' && record.detail !== ''
      ? record.detail
      : t(`kind.inventory-refusal.choice.reason.${String(record.reason)}`)
  return <span title={words}>{words}</span>
}

/** Machines that are kept out of the register, and why; taken in, kept out for good or forgotten, one by one or many. */
export function RefusalListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={refusalKind}
      icon={IconBan}
      title={t('admin.inventory.page.refusals')}
      views={views}
      columns={columns}
      verbs={verbs}
      peek={(record) => <RefusalPeek record={record} />}
      emptyHint="admin.inventory.refusal.noneHint"
    />
  )
}
