import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenSurvey } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { api } from '../../engine/api.ts'
import { isProblem } from '../../engine/problem.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { SurveyForm } from './SurveyForm.tsx'
import css from './satisfaction.module.css'

/** Giving feedback by a link, without signing in. */
export function SurveyLinkPage() {
  const { t } = useTranslation()
  const token = useRouteParam('token')
  const [isDone, setDone] = useState(false)
  const path = `/survey-links/${encodeURIComponent(token)}`
  const { data, error, refetch } = useQuery({
    queryKey: ['survey-link', token],
    queryFn: ({ signal }) => api.get<OpenSurvey & { number: number; title: string }>(path, { signal }),
    enabled: !isDone,
    retry: false,
  })
  const isGone = isProblem(error, 'not_found') || isProblem(error, 'invalid')
  return (
    <main className={css.linkPage}>
      <title>{`${t('satisfaction.portal')} · Cigale`}</title>
      <div className={css.card}>
        <h1 className={css.portalTitle}>{isGone ? t('satisfaction.gone') : t('satisfaction.portal')}</h1>
        {isDone ? (
          <p role="status">{t('satisfaction.thanks')}</p>
        ) : data ? (
          <>
            <p>{t('satisfaction.ask', { title: data.title, number: data.number })}</p>
            <SurveyForm
              survey={data}
              onSend={async (said) => {
                await api.post(path, said)
                setDone(true)
              }}
            />
          </>
        ) : isGone ? (
          <p>{t('satisfaction.goneText')}</p>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </main>
  )
}
