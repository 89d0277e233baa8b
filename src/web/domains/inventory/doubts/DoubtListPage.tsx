import { IconQuestionMark } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { doubtKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { Json } from '../../../engine/records.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { reasonText } from '../reason.ts'
import { DoubtState } from './DoubtState.tsx'
import { bestScore, subjectOf } from './doubt.ts'

const views: readonly ShippedView[] = [
  {
    key: 'open',
    label: 'admin.inventory.view.open',
    query: { filter: { field: 'state', op: 'is', value: 'open' }, sort: 'createdAt' },
  },
  {
    key: 'decided',
    label: 'admin.inventory.view.decided',
    query: { filter: { field: 'state', op: 'isNot', value: 'open' }, sort: '-decidedAt' },
  },
  { key: 'all', label: 'engine.view.all', query: { sort: '-createdAt' } },
]

const columns: KindColumns = {
  machine: {
    label: 'admin.inventory.machine',
    cell: (record) => <Machine record={record} />,
    needs: ['subject'],
    width: 220,
  },
  reason: {
    label: 'admin.inventory.why',
    cell: (record) => <Reason record={record} />,
    needs: ['subject'],
    width: 340,
  },
  candidates: {
    label: 'admin.inventory.candidates',
    cell: (record) => <Candidates record={record} />,
    needs: ['candidates'],
    width: 220,
    hidden: false,
    sort: null,
  },
  state: { cell: (record) => <DoubtState state={record.state} look="plain" />, width: 140 },
  createdAt: { hidden: false },
  user: { hidden: true },
}

function Machine({ record }: { record: Json }) {
  const subject = subjectOf(record)
  return <>{[subject.name, subject.manufacturer, subject.model].filter(Boolean).join(' · ')}</>
}

function Reason({ record }: { record: Json }) {
  const { t } = useTranslation()
  const words = reasonText(t, `doubt_${subjectOf(record).reason}`)
  return <span title={words}>{words}</span>
}

function Candidates({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { count, best } = bestScore(record)
  return <>{best === null ? '' : t('admin.inventory.candidatesBest', { count, name: best.name, score: best.score })}</>
}

/** Machines that could not be recognised, oldest question first. */
export function DoubtListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={doubtKind}
      icon={IconQuestionMark}
      title={t('admin.inventory.page.doubts')}
      views={views}
      columns={columns}
      emptyHint="admin.inventory.noDoubtHint"
    />
  )
}
