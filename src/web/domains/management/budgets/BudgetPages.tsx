import { IconReportMoney } from '@tabler/icons-react'
import { useMemo } from 'react'
import { budgetKind } from '../../../../shared/management/management.kinds.ts'
import { Amount } from '../../../engine/Amount.tsx'
import { copyVerb } from '../../../engine/copies/BulkCopyDialog.tsx'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { NewRecordPage } from '../NewRecordPage.tsx'
import { BudgetUse } from './BudgetUse.tsx'

const views: readonly ShippedView[] = [
  { key: 'current', label: 'management.view.current', query: { q: '-ends-on:<now', sort: '-beginsOn' } },
  { key: 'all', label: 'engine.view.all', query: { sort: '-beginsOn' } },
]

const figure = (name: string) => ({
  label: `kind.budget.field.${name}`,
  needs: [name],
  width: 130,
  align: 'end' as const,
  after: 'amount',
  cell: (record: Record<string, unknown>) => <Amount value={record[name] as string} />,
})

const verbs = [copyVerb(budgetKind)]

export function BudgetListPage() {
  const columns = useMemo<KindColumns>(() => ({ spent: figure('spent'), committed: figure('committed') }), [])
  return (
    <KindList
      kind={budgetKind}
      verbs={verbs}
      icon={IconReportMoney}
      views={views}
      columns={columns}
      create={{ to: '/budgets/new', label: 'management.create.budget', needs: 'budget.create' }}
      emptyHint="management.empty.budget"
    />
  )
}

const parts: readonly FormPart[] = [
  { title: 'management.form.identity', fields: ['name', ['type', 'entity'], 'isRecursive'] },
  { title: 'management.form.money', fields: ['amount', ['beginsOn', 'endsOn']] },
  { title: 'management.form.more', fields: ['location', 'comment'] },
]

export const NewBudgetPage = () => <NewRecordPage kind={budgetKind} parts={parts} />

const sections = [
  { fields: ['amount', 'beginsOn', 'endsOn', 'type'], keepsEmpty: true },
  {
    title: 'management.side.more',
    fields: ['name', 'entity', 'isRecursive', 'location', 'comment', 'createdAt', 'updatedAt'],
  },
] as const

/** One budget: what it had, what it has given. */
export function BudgetPage() {
  const id = useRouteParam('budgetId')
  return (
    <RecordPage
      kind={budgetKind}
      id={id}
      icon={() => IconReportMoney}
      tabs={() => [{ key: 'use', label: 'management.tab.use', show: () => <BudgetUse id={id} /> }]}
      side={(record) => <RecordProperties kind={budgetKind} record={record} sections={sections} />}
    />
  )
}
