import { IconHandGrab } from '@tabler/icons-react'
import { handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { handOverColumns } from './hand-over-columns.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { sort: '-createdAt' } },
  {
    key: 'out',
    label: 'life.view.out',
    query: { filter: { field: 'direction', op: 'is', value: 'out' }, sort: '-createdAt' },
  },
  {
    key: 'due',
    label: 'life.view.due',
    query: { filter: { field: 'dueOn', op: 'notEmpty' }, sort: 'dueOn' },
  },
]

/** Every gesture of giving and taking back. */
export function HandOverListPage() {
  return (
    <KindList
      kind={handOverKind}
      icon={IconHandGrab}
      views={views}
      columns={handOverColumns}
      emptyHint="life.emptyHint"
    />
  )
}
