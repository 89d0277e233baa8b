import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ApprovalSubject, ShownApproval } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { isProblem } from '../../engine/problem.ts'
import { pageOf, partQuery } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useSession } from '../../engine/session.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { RichText } from '../../ui/text/RichText.tsx'
import { ApprovalSteps } from './ApprovalSteps.tsx'
import css from './approvals.module.css'
import { Question } from './ToAnswer.tsx'

interface Details {
  approval: ShownApproval
  subject: ApprovalSubject | null
}

const useDetails = (id: string) => {
  useLive({ records: [`${approvalKind.name}:${id}`] })
  const query = useQuery(partQuery<Details>(approvalKind, id, 'details'))
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  return query
}

/** One request on the desk: what it is about, the steps, and the answer of whoever is asked. */
export function ApprovalPage() {
  const id = useRouteParam('approvalId')
  const { shell } = useSession()
  const { data, error, refetch } = useDetails(id)
  // A link that somebody of the desk sent to somebody of the portal.
  if (shell === 'portal') return <Navigate to={`/portal/approvals/${id}`} replace />
  return (
    <Page title={data?.subject?.name ?? data?.approval.name ?? '…'}>
      {data ? (
        <ApprovalDetails {...data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

/** The same on the portal, under its own heading. */
export function PortalApprovalPage() {
  const id = useRouteParam('approvalId')
  const { data, error, refetch } = useDetails(id)
  const title = data?.subject?.name ?? data?.approval.name ?? ''
  return (
    <div className={css.portal}>
      <title>{`${title} · Cigale`}</title>
      <h1 className={css.portalTitle}>{title}</h1>
      {data ? (
        <ApprovalDetails {...data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}

function ApprovalDetails({ approval, subject }: Details) {
  const { t } = useTranslation()
  const { shell } = useSession()
  const kind = subject === null ? undefined : kindNamed(subject.kind)
  const page = subject === null || kind === undefined ? null : pageOf(kind, subject.id)
  return (
    <div className={css.details}>
      <About approval={approval} subject={subject} />
      <Question approval={approval} subject={subject} />
      <ApprovalSteps approval={approval} />
      {page && shell === 'desk' ? <Link to={page}>{t('approvals.open')}</Link> : null}
    </div>
  )
}

/** What is to be decided: sort, for whom, who asked, the words. */
export function About({ approval, subject }: Details) {
  const { t } = useTranslation()
  return (
    <div className={css.about}>
      <p className={css.soft}>
        {subject ? `${t(subject.sortKey)} · ` : ''}
        {subject && subject.people.length > 0 ? `${t('approvals.for', { names: subject.people.join(', ') })} · ` : ''}
        {approval.askedBy ? t('approvals.askedBy', { name: approval.askedBy.name }) : t('approvals.askedByRule')}
        {' · '}
        <RelativeTime at={approval.askedAt} />
      </p>
      {subject === null ? <p>{t('approvals.gone')}</p> : null}
      {subject && subject.body !== '' ? (
        <div className={css.body}>
          <RichText html={subject.body} />
        </div>
      ) : null}
    </div>
  )
}
