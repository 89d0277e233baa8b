import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { useCopy } from '../../engine/use-copy.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Given } from './Stars.tsx'
import css from './satisfaction.module.css'
import { useSurveys } from './use-surveys.ts'

/** Beside a closed case: what its requester thinks of it, or that he is still asked. */
export function SurveyPanel({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const can = useCan()
  const copy = useCopy()
  const { send, isBusy } = useSend([surveyAnswerKind.plural])
  const { surveys } = useSurveys({ field: 'ticket', op: 'is', value: record.id })
  const survey = surveys?.[0]
  if (survey === undefined) return null
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(survey.expiresAt))
  const share = () =>
    send(async () => {
      const path = `/${surveyAnswerKind.plural}/${survey.id}/make-link`
      const { link } = await api.post<{ link: string }>(path, {})
      await copy(link, t('satisfaction.linkCopied'))
    })
  return (
    <section className={css.side} aria-label={t('satisfaction.title')}>
      <h2 className={css.sideTitle}>{t('satisfaction.title')}</h2>
      {survey.rating === null ? (
        <p className={css.soft}>
          {survey.state === 'expired'
            ? t('kind.survey-answer.choice.state.expired')
            : t('satisfaction.waiting', { day })}
        </p>
      ) : (
        <>
          <p>
            <Given rating={survey.rating} scale={survey.scale} />
          </p>
          {survey.questions.slice(1).map((question, index) =>
            survey.marks[index] == null ? null : (
              <p key={question} className={css.soft}>
                {question} <Given rating={survey.marks[index]!} scale={survey.scale} />
              </p>
            ),
          )}
          {survey.comment === null ? null : <p className={css.quote}>{survey.comment}</p>}
        </>
      )}
      {survey.state === 'asked' && can('survey-answer.make-link') ? (
        <div>
          <Button size="small" kind="quiet" icon={IconLink} busy={isBusy} onClick={() => void share()}>
            {t('satisfaction.link')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
