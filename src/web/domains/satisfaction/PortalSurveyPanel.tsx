import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { Given } from './Stars.tsx'
import { SurveyForm } from './SurveyForm.tsx'
import css from './satisfaction.module.css'
import { useAnswerSurvey, useSurveys } from './use-surveys.ts'

/** On the page of a closed request: the question to whoever asked, or what he said. */
export function PortalSurveyPanel({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const answer = useAnswerSurvey()
  const { surveys } = useSurveys({
    all: [
      { field: 'ticket', op: 'is', value: record.id },
      { field: 'user', op: 'is', value: '@me' },
    ],
  })
  const survey = surveys?.[0]
  if (survey === undefined || survey.state === 'expired') return null
  const isLate = new Date(survey.expiresAt) < new Date()
  return (
    <section className={css.card} aria-label={t('satisfaction.portal')}>
      <h2 className={css.about}>{t('satisfaction.portal')}</h2>
      {survey.rating !== null && !isOpen ? (
        <>
          <p>
            <Given rating={survey.rating} scale={survey.scale} />
          </p>
          {survey.comment === null ? null : <p>{survey.comment}</p>}
          {isLate ? null : (
            <div>
              <Button size="small" onClick={() => setOpen(true)}>
                {t('satisfaction.change')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <SurveyForm
          survey={survey}
          onSend={async (said) => {
            await answer(survey.id, said)
            setOpen(false)
            toast.done(t('satisfaction.thanks'))
          }}
        />
      )}
    </section>
  )
}
