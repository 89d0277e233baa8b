import { IconClipboardCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { PanelList } from '../../engine/list/PanelList.tsx'
import type { ShippedView } from '../../engine/views/view.ts'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { type StepState, stepTones } from './approval-query.ts'
import { asksMe } from './asks-me.ts'

const isOpen: Condition = { field: 'state', op: 'is', value: 'open' }
const oldestFirst = 'askedAt'

const views: readonly ShippedView[] = [
  { key: 'mine', label: 'approvals.view.mine', query: { filter: asksMe, sort: oldestFirst } },
  {
    key: 'asked',
    label: 'approvals.view.asked',
    query: { filter: { all: [isOpen, { field: 'askedBy', op: 'is', value: '@me' }] }, sort: '-askedAt' },
  },
  { key: 'over', label: 'approvals.view.over', query: { filter: { not: isOpen }, sort: '-decidedAt' } },
  { key: 'all', label: 'approvals.view.all', query: {} },
]

function StateCell({ state }: { state: StepState }) {
  const { t } = useTranslation()
  return <StatusBadge look="plain" tone={stepTones[state]} label={t(`kind.approval.choice.state.${state}`)} />
}

const columns: KindColumns = {
  name: { width: 420 },
  state: { width: 150, cell: (record) => <StateCell state={record.state as StepState} /> },
}

/** What I am asked to approve, and what I asked others. */
export function ApprovalListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={approvalKind}
      title={t('approvals.list')}
      icon={IconClipboardCheck}
      views={views}
      columns={columns}
      placeholder={t('approvals.placeholder')}
      emptyHint="approvals.emptyHint"
    />
  )
}

/** On the home page: what waits for my answer, what has waited longest first. */
export function ApprovalPanel() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={approvalKind}
      title={t('approvals.home')}
      question={{ filter: asksMe, sort: oldestFirst }}
      columns={['name', 'askedBy', 'askedAt']}
      all={{ to: '/approvals', search: { view: 'mine', filter: asksMe, sort: oldestFirst } as never }}
      empty={t('approvals.homeEmpty')}
    />
  )
}
