import { IconNetwork, IconPlayerStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { api } from '../../../engine/api.ts'
import { isNamed } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../discovery.module.css'
import { HitTable } from './HitTable.tsx'
import { RunState } from './RunState.tsx'
import { isUnderWay, runQuery, type ScanRun } from './run-api.ts'

/** One walk through a range: how far it is, who answered, what became of each. */
export function RunPage() {
  const id = useRouteParam('runId')
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(runQuery(id))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={8} />
  const range = isNamed(data.range) ? data.range : null
  return (
    <Page
      title={t('discovery.run.title', { name: range?.name ?? '' })}
      icon={IconNetwork}
      facts={
        <>
          <RunState state={data.state} />
          <RelativeTime at={String(data.createdAt)} />
          {range === null ? null : <Link to={`/discovery/ranges/${range.id}`}>{range.name}</Link>}
        </>
      }
      actions={<Stop run={data} />}
    >
      <div className={css.run}>
        <Progress run={data} />
        <HitTable run={data} />
      </div>
    </Page>
  )
}

function Stop({ run }: { run: ScanRun }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([scanRunKind.plural])
  if (!run.can?.stop || !isUnderWay(run.state)) return null
  return (
    <Button
      icon={IconPlayerStop}
      busy={isBusy}
      onClick={() => void send(() => api.post(`/${scanRunKind.plural}/${run.id}/stop`, {}))}
    >
      {t('discovery.run.stop')}
    </Button>
  )
}

const figures = ['triedCount', 'answeredCount', 'newCount', 'changedCount', 'doubtCount', 'errorCount'] as const

function Progress({ run }: { run: ScanRun }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  const words = t('discovery.run.progress', { done: number(run.triedCount), all: number(run.totalCount) })
  return (
    <section className={css.progress} aria-label={t('discovery.run.figures')}>
      {run.error === null ? null : (
        <p className={css.error} role="alert">
          {t(`discovery.error.${run.error}`, { defaultValue: run.error })}
        </p>
      )}
      {isUnderWay(run.state) ? (
        <div role="status">
          <p>{run.state === 'queued' ? t('discovery.run.waiting') : words}</p>
          <progress
            aria-label={words}
            {...(run.state === 'running' && run.totalCount > 0 ? { value: run.triedCount, max: run.totalCount } : {})}
          />
        </div>
      ) : null}
      <dl className={css.figures}>
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`discovery.figure.${name}`)}</dt>
            <dd>{number(run[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
