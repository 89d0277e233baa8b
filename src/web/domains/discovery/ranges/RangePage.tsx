import { IconNetwork, IconPlayerPlay } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { scanRangeKind, scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../../engine/record/RecordPage.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { RunState } from '../runs/RunState.tsx'
import { LastError } from './RangeListPage.tsx'
import { RangeSide } from './RangeSide.tsx'

/** One range: its runs, and what it asks. */
export function RangePage() {
  const id = useRouteParam('rangeId')
  const tabs = (record: Json): RecordTab[] => [
    { key: 'runs', label: 'discovery.tab.runs', show: () => <Runs rangeId={record.id} /> },
  ]
  return (
    <RecordPage
      kind={scanRangeKind}
      id={id}
      icon={() => IconNetwork}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Verbs record={record} />}
      tabs={tabs}
      side={(record) => <RangeSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{t('discovery.addresses', { count: Number(record.addressCount ?? 0) })}</span>
      {record.isActive === true ? null : <span>{t('discovery.off')}</span>}
      <LastError code={record.lastError} />
    </>
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { send, isBusy } = useSend([scanRunKind.plural, scanRangeKind.plural])
  const open = record.openRun
  if (typeof open === 'string')
    return <LinkButton to={`/discovery/runs/${open}`}>{t('discovery.run.follow')}</LinkButton>
  if (!record.can?.run) return null
  const run = () =>
    send(async () => {
      const made = await api.post<{ id: string }>(`/${scanRangeKind.plural}/${record.id}/run`, {})
      await navigate({ to: `/discovery/runs/${made.id}` })
    })
  return (
    <Button kind="primary" icon={IconPlayerPlay} busy={isBusy} onClick={() => void run()}>
      {t('discovery.run.start')}
    </Button>
  )
}

const columns = ['createdAt', 'state', 'triedCount', 'answeredCount', 'errorCount', 'finishedAt'] as const
const own: KindColumns = {
  createdAt: { grow: true },
  state: { cell: (record) => <RunState state={record.state} look="plain" />, width: 140 },
}

function Runs({ rangeId }: { rangeId: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={scanRunKind}
      title={t('discovery.tab.runs')}
      question={{ filter: { field: 'range', op: 'is', value: rangeId }, sort: '-createdAt' }}
      columns={columns}
      own={own}
      limit={50}
      empty={t('discovery.run.none')}
    />
  )
}
