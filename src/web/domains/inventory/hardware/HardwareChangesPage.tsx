import { IconReplace } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { hardwareChangeKind } from '../../../../shared/inventory/hardware.kinds.ts'
import { megabytes } from '../../../engine/fields/megabytes.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { Json } from '../../../engine/records.ts'
import type { ShippedView } from '../../../engine/views/view.ts'

const views: readonly ShippedView[] = [
  { key: 'recent', label: 'admin.inventory.hardware.recent', query: { q: 'seenAt:<30d', sort: '-seenAt' } },
  { key: 'less', label: 'admin.inventory.hardware.less', query: { q: 'part:memory change:less', sort: '-seenAt' } },
  {
    key: 'disks',
    label: 'admin.inventory.hardware.disks',
    query: { q: 'part:storage change:replaced,removed', sort: '-seenAt' },
  },
  { key: 'os', label: 'admin.inventory.hardware.os', query: { q: 'part:os change:replaced', sort: '-seenAt' } },
  { key: 'all', label: 'engine.view.all', query: { sort: '-seenAt' } },
]

const columns: KindColumns = {
  seenAt: { width: 170 },
  asset: { grow: true },
  before: { cell: (record) => <Side record={record} side="before" />, width: 260, needs: ['before', 'beforeMb'] },
  after: { cell: (record) => <Side record={record} side="after" />, width: 260, needs: ['after', 'afterMb'] },
}

/** What agents saw change in machines, over the whole fleet. */
export function HardwareChangesPage() {
  return (
    <KindList
      kind={hardwareChangeKind}
      icon={IconReplace}
      views={views}
      columns={columns}
      emptyHint="admin.inventory.hardware.emptyHint"
    />
  )
}

/** The part by its name, with its size; of the whole memory there is only the size. */
function Side({ record, side }: { record: Json; side: 'before' | 'after' }) {
  const { i18n } = useTranslation()
  const size = record[`${side}Mb`]
  const parts = [record[side], typeof size === 'number' ? megabytes(size, i18n.language) : null]
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}
