import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { SurveyForm } from './SurveyForm.tsx'
import css from './satisfaction.module.css'
import { asksMe, useAnswerSurvey, useSurveys } from './use-surveys.ts'

/** What somebody of the portal is asked about requests of his that are closed. */
export function PortalSurveysPage() {
  const { t } = useTranslation()
  useLive({ kinds: [surveyAnswerKind.name] })
  const { surveys, error, refetch } = useSurveys(asksMe)
  const answer = useAnswerSurvey()
  return (
    <div className={css.portal}>
      <title>{`${t('satisfaction.portal')} · Cigale`}</title>
      <h1 className={css.portalTitle}>{t('satisfaction.portal')}</h1>
      {surveys === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : surveys.length === 0 ? (
        <EmptyState title={t('satisfaction.none')} hint={t('satisfaction.noneHint')} />
      ) : (
        surveys.map((survey) => (
          <section key={survey.id} className={css.card} aria-label={survey.ticket.name}>
            <h2 className={css.about}>
              <Link to={`/portal/requests/${survey.ticket.id}`}>{survey.ticket.name}</Link>
            </h2>
            <SurveyForm
              survey={survey}
              onSend={async (said) => {
                await answer(survey.id, said)
                toast.done(t('satisfaction.thanks'))
              }}
            />
          </section>
        ))
      )}
    </div>
  )
}
