import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, ApprovalSubject, ShownApproval } from '../../../shared/approvals/approval-plan.ts'
import { api } from '../../engine/api.ts'
import { isProblem } from '../../engine/problem.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { About } from './ApprovalPage.tsx'
import { ApprovalSteps } from './ApprovalSteps.tsx'
import css from './approvals.module.css'

interface Shown {
  approval: ShownApproval
  subject: ApprovalSubject
  person: string
}

/** Deciding by a link, without signing in. Opening the page decides nothing. */
export function LinkPage() {
  const { t } = useTranslation()
  const token = useRouteParam('token')
  const [isDone, setDone] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['approval-link', token],
    queryFn: ({ signal }) => api.get<Shown>(`/approval-links/${encodeURIComponent(token)}`, { signal }),
    enabled: !isDone,
    retry: false,
  })
  const answer = async (said: Answer, comment: string) => {
    await api.post(`/approval-links/${encodeURIComponent(token)}`, { answer: said, comment })
    setDone(true)
  }
  const isGone = isProblem(error, 'not_found') || isProblem(error, 'invalid')
  return (
    <main className={css.linkPage}>
      <title>{`${t('approvals.link.title')} · Cigale`}</title>
      <div className={css.linkCard}>
        {isDone ? (
          <div role="status">
            <h1 className={css.portalTitle}>{t('approvals.link.thanks')}</h1>
            <p>{t('approvals.link.thanksText')}</p>
          </div>
        ) : data ? (
          <>
            <h1 className={css.portalTitle}>{data.subject.name}</h1>
            <About approval={data.approval} subject={data.subject} />
            {data.approval.comment ? <p className={css.comment}>{data.approval.comment}</p> : null}
            <ApprovalSteps approval={data.approval} />
            <p className={css.soft}>{t('approvals.link.as', { name: data.person })}</p>
            <AnswerForm onAnswer={answer} />
          </>
        ) : isGone ? (
          <>
            <h1 className={css.portalTitle}>{t('approvals.link.gone')}</h1>
            <p>{t('approvals.link.goneText')}</p>
            <LinkButton to="/sign-in">{t('approvals.link.signIn')}</LinkButton>
          </>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </main>
  )
}
