import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenSurvey } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { isProblem } from '../../engine/problem.ts'
import { refusalText } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { Stars } from './Stars.tsx'
import css from './satisfaction.module.css'
import type { Said } from './survey-answer.ts'

interface SurveyFormProps {
  survey: OpenSurvey
  /** Sends it; throws the refusal. */
  onSend: (said: Said) => Promise<unknown>
}

/** The questions, one row of stars each, and room for words. */
export function SurveyForm({ survey, onSend }: SurveyFormProps) {
  const { t } = useTranslation()
  const [first, ...further] = survey.questions
  const [rating, setRating] = useState(survey.rating)
  const [marks, setMarks] = useState<(number | null)[]>(() => further.map((_, index) => survey.marks[index] ?? null))
  const [comment, setComment] = useState(survey.comment ?? '')
  const [isBusy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const send = async () => {
    if (rating === null) return setErrors({ rating: t('errors.field.required') })
    setBusy(true)
    setErrors({})
    try {
      await onSend({ rating, marks, comment: comment.trim() })
    } catch (error) {
      if (isProblem(error, 'invalid'))
        setErrors(Object.fromEntries(error.errors.map((each) => [each.field, each.detail])))
      else toast.failed(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stars label={first ?? ''} scale={survey.scale} value={rating} onChange={setRating} error={errors.rating} />
      {further.map((question, index) => (
        <Stars
          key={question}
          label={question}
          scale={survey.scale}
          value={marks[index] ?? null}
          onChange={(mark) => setMarks(marks.map((old, at) => (at === index ? mark : old)))}
        />
      ))}
      <TextAreaField
        label={t('satisfaction.comment')}
        required={survey.commentBelow !== null && rating !== null && rating <= survey.commentBelow}
        value={comment}
        onChange={setComment}
        error={errors.comment}
      />
      <div>
        <Button kind="primary" type="submit" busy={isBusy}>
          {t('satisfaction.send')}
        </Button>
      </div>
    </form>
  )
}
