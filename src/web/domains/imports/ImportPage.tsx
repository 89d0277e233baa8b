import { IconArrowBackUp, IconDownload, IconFileImport, IconPencil, IconPlayerStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, apiUrl } from '../../engine/api.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { ImportState } from './ImportState.tsx'
import css from './imports.module.css'
import { type ImportRecord, importQuery, isAtWork, kindsQuery } from './imports-api.ts'
import { LineReport } from './report/LineReport.tsx'
import { Progress } from './report/Progress.tsx'
import { Verdict } from './report/Verdict.tsx'
import { Steps } from './Steps.tsx'

/** One trial or import: how far it is, what became of each line, and what can be done next. */
export function ImportPage() {
  const id = useRouteParam('importId')
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(importQuery(id))
  const kinds = useQuery(kindsQuery)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={8} />
  const kindName = kinds.data?.items.find((item) => item.kind === data.kind)?.name ?? data.kind
  return (
    <Page
      title={data.fileName}
      icon={IconFileImport}
      facts={
        <>
          <ImportState state={data.state} />
          <span>
            {data.isTrial ? t('imports.trialOf', { kind: kindName }) : t('imports.importOf', { kind: kindName })}
          </span>
          <RelativeTime at={String(data.createdAt)} />
        </>
      }
      actions={<Verbs record={data} />}
      below={<Steps at={data.isTrial ? 'trial' : 'done'} />}
    >
      <div className={css.run}>
        {isAtWork(data.state) ? <Progress record={data} /> : <Verdict record={data} />}
        {isAtWork(data.state) && data.doneCount === 0 ? null : <LineReport record={data} />}
      </div>
    </Page>
  )
}

function Verbs({ record }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { send, isBusy } = useSend(['imports', record.kind])
  const { id, isTrial, state, can, refusedCount, createdCount, updatedCount } = record
  const mayCreate = can?.undo !== undefined || can?.cancel !== undefined
  const start = () =>
    send(async () => {
      const made = await api.post<{ id: string }>('/imports', { kind: record.kind, from: id })
      await navigate({ to: '/imports/$importId', params: { importId: made.id } } as never)
    })
  const undo = async () => {
    const isSure = await confirm({
      title: t('imports.undo.title'),
      body: t('imports.undo.body', { created: createdCount, updated: updatedCount }),
      confirm: t('imports.undo.confirm'),
      danger: true,
    })
    if (isSure) await send(() => api.post(`/imports/${id}/undo`, {}))
  }
  return (
    <>
      {refusedCount > 0 && !isAtWork(state) ? (
        <a className={css.download} href={apiUrl(`/imports/${id}/refused`)} download>
          <IconDownload size="1.15em" stroke={1.75} aria-hidden />
          {t('imports.downloadRefused')}
        </a>
      ) : null}
      {can?.cancel === true ? (
        <Button
          icon={IconPlayerStop}
          busy={isBusy}
          onClick={() => void send(() => api.post(`/imports/${id}/cancel`, {}))}
        >
          {t('imports.cancel')}
        </Button>
      ) : null}
      {can?.undo === true && createdCount + updatedCount > 0 ? (
        <Button icon={IconArrowBackUp} busy={isBusy} onClick={() => void undo()}>
          {t('imports.undo.verb')}
        </Button>
      ) : null}
      {mayCreate && !isAtWork(state) && record.document !== null ? (
        <LinkButton icon={IconPencil} to="/imports/new" search={{ from: id } as never}>
          {t('imports.mend')}
        </LinkButton>
      ) : null}
      {isTrial && state === 'done' && createdCount + updatedCount > 0 ? (
        <Button kind="primary" icon={IconFileImport} busy={isBusy} onClick={() => void start()}>
          {t('imports.start', { count: createdCount + updatedCount })}
        </Button>
      ) : null}
    </>
  )
}
