import { IconListCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketEntryKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { isNamed } from '../../../engine/records.ts'
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

const columns: KindColumns = {
  what: {
    label: 'kind.ticket-entry.choice.type.task',
    needs: ['bodyText', 'ticket'],
    after: 'ticket',
    grow: true,
    cell: (record) =>
      isNamed(record.ticket) ? (
        <Link to={`/tickets/${record.ticket.id}`} hash={`entry-${record.id}`}>
          {String(record.bodyText).slice(0, 120)}
        </Link>
      ) : null,
  },
  type: { hidden: true },
}

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
      columns={columns}
      emptyHint="tickets.tasks.emptyHint"
    />
  )
}
