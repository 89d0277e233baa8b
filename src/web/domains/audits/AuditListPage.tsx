import { IconChecklist, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { api } from '../../engine/api.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { useLive } from '../../engine/live/use-live.ts'
import type { Json } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { Button } from '../../ui/button/Button.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { Found, Severity, Trend } from './AuditParts.tsx'
import { AuditSide } from './AuditSide.tsx'
import css from './audits.module.css'
import { useFindings } from './findings.ts'

const views: readonly ShippedView[] = [
  { key: 'active', label: 'audits.view.active', query: { filter: { field: 'isActive', op: 'is', value: true } } },
  {
    key: 'serious',
    label: 'audits.view.serious',
    query: { filter: { field: 'severity', op: 'is', value: 'serious' } },
  },
  { key: 'all', label: 'audits.view.all', query: {} },
]

const useFinding = (record: Json) => useFindings().data?.items.find((item) => item.id === record.id)

const FoundCell = ({ record }: { record: Json }) => <Found finding={useFinding(record)} />
const TrendCell = ({ record }: { record: Json }) => <Trend days={useFinding(record)?.days} />

const columns: KindColumns = {
  name: { width: 250 },
  severity: { cell: (record) => <Severity value={record.severity} />, width: 130, sort: null },
  found: {
    label: 'kind.audit-rule.field.found',
    needs: ['id'],
    after: 'name',
    width: 80,
    align: 'end',
    cell: (record) => <FoundCell record={record} />,
  },
  trend: {
    label: 'kind.audit-rule.field.trend',
    needs: ['id'],
    after: 'found',
    width: 140,
    cell: (record) => <TrendCell record={record} />,
  },
  subject: { width: 130 },
}

/** What is looked for in the register, how much of it there is, and whether it gets better. */
export function AuditListPage() {
  useLive({ kinds: [auditRuleKind.name] })
  return (
    <KindList
      kind={auditRuleKind}
      title={useTranslation().t('audits.nav.audits')}
      icon={IconChecklist}
      views={views}
      columns={columns}
      actions={<Runs />}
      peek={(record) => <AuditSide record={record} />}
      create={{ to: '/audits/new', label: 'audits.nav.create', needs: 'audit.create' }}
      emptyHint="audits.list.emptyHint"
    />
  )
}

/** When they ran, when they will, and now. */
function Runs() {
  const { t } = useTranslation()
  const can = useCan()
  const { data } = useFindings()
  const { send, isBusy } = useSend([auditRuleKind.plural])
  return (
    <>
      {data === undefined ? null : (
        <span className={css.runs}>
          {data.lastRunAt === null ? (
            t('audits.run.never')
          ) : (
            <>
              {t('audits.run.last')} <RelativeTime at={data.lastRunAt} />
            </>
          )}
          {' · '}
          {t('audits.run.next')} <RelativeTime at={data.nextRunAt} />
        </span>
      )}
      {can('audit.run') ? (
        <Button
          icon={IconRefresh}
          busy={isBusy}
          onClick={() => void send(() => api.post('/audits/check-all', {}), { done: t('audits.run.allAsked') })}
        >
          {t('audits.run.all')}
        </Button>
      ) : null}
    </>
  )
}
