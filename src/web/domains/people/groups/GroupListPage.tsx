import { IconUsersGroup } from '@tabler/icons-react'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: {} },
  {
    key: 'teams',
    label: 'admin.groups.view.teams',
    query: { filter: { field: 'canBeAssigned', op: 'is', value: true } },
  },
]

/** Teams and other groups of people. */
export function GroupListPage() {
  return (
    <KindList
      kind={groupKind}
      icon={IconUsersGroup}
      views={views}
      create={{ to: '/groups/new', label: 'admin.groups.create', needs: 'group.create' }}
      emptyHint="admin.groups.emptyHint"
    />
  )
}
