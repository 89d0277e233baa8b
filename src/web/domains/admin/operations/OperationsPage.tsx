import { IconActivity } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../engine/session.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { useNow } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { InstanceFacts } from './InstanceFacts.tsx'
import { JobTable } from './JobTable.tsx'
import css from './operations.module.css'
import { type Operations, operationsQuery, stateOf } from './operations.ts'

/** How the service is doing: what runs by itself, when it last succeeded, when it comes again, what went wrong. */
export function OperationsPage() {
  const { t } = useTranslation()
  const can = useCan()
  const { data, error, refetch } = useQuery(operationsQuery)
  return (
    <Page
      title={t('admin.operations.title')}
      icon={IconActivity}
      facts={data === undefined ? null : <Verdict operations={data} />}
      actions={
        can('inventory.read') ? (
          <LinkButton to="/inventory/summary">{t('admin.operations.inventory')}</LinkButton>
        ) : null
      }
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : (
        <div className={css.sections}>
          <JobTable title={t('admin.operations.jobs')} jobs={data.jobs.filter((job) => job.sort === 'job')} />
          {data.jobs.some((job) => job.sort === 'subscriber') ? (
            <JobTable
              title={t('admin.operations.subscribers')}
              jobs={data.jobs.filter((job) => job.sort === 'subscriber')}
            />
          ) : null}
          <InstanceFacts operations={data} />
        </div>
      )}
    </Page>
  )
}

function Verdict({ operations }: { operations: Operations }) {
  const { t } = useTranslation()
  const now = useNow()
  const bad = operations.jobs.filter((job) => ['failing', 'late'].includes(stateOf(job, now)))
  return bad.length === 0 ? (
    <StatusBadge tone="good" label={t('admin.operations.allWell')} />
  ) : (
    <StatusBadge tone="bad" label={t('admin.operations.notWell', { count: bad.length })} />
  )
}
