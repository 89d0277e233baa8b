import { IconListCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketEntryKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import { useSession } from '../../../engine/session.ts'
import type { ShippedView } from '../../../engine/views/view.ts'

const isTask: Condition = { field: 'type', op: 'is', value: 'task' }
const toDo: Condition = { field: 'state', op: 'is', value: 'todo' }

/** Theirs, and what their groups have to do and nobody has taken. */
const ofMine = (groupIds: string[]): Condition => {
  const mine: Condition = { field: 'assignee', op: 'is', value: '@me' }
  if (groupIds.length === 0) return mine
  const ofGroups: Condition = { field: 'group', op: 'in', value: groupIds }
  return { any: [mine, { all: [{ field: 'assignee', op: 'empty' }, ofGroups] }] }
}

const viewsOf = (groupIds: string[]): readonly ShippedView[] => [
  {
    key: 'mine',
    label: 'tickets.tasks.mine',
    query: { filter: { all: [toDo, ofMine(groupIds)] }, sort: 'plannedAt' },
  },
  { key: 'todo', label: 'tickets.tasks.todo', query: { filter: toDo, sort: 'plannedAt' } },
  { key: 'all', label: 'tickets.tasks.all', query: { sort: '-createdAt' } },
]

/** Work to be done on cases, whosever it is; its statistics tell the time by category, person and group. */
export function TaskListPage() {
  const { t } = useTranslation()
  const { groups } = useSession()
  const views = useMemo(() => viewsOf(groups.map((group) => group.id)), [groups])
  return (
    <KindList
      kind={ticketEntryKind}
      title={t('tickets.tasks.title')}
      icon={IconListCheck}
      base={isTask}
      views={views}
      emptyHint="tickets.tasks.emptyHint"
    />
  )
}
