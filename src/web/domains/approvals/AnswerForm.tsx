import { IconMessage, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/approvals/approval-plan.ts'
import { isProblem } from '../../engine/problem.ts'
import { refusalText } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import css from './approvals.module.css'

interface AnswerFormProps {
  /** Sends it; throws the refusal. */
  onAnswer: (answer: Answer, comment: string) => Promise<unknown>
}

/** Yes in one press, or no with the reason: the words are asked for when they are wanted. */
export function AnswerForm({ onAnswer }: AnswerFormProps) {
  const { t } = useTranslation()
  const [comment, setComment] = useState<string | null>(null)
  const [busy, setBusy] = useState<Answer | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const say = async (answer: Answer) => {
    if (answer === 'refused' && comment === null) return setComment('')
    setBusy(answer)
    setRefusal(undefined)
    try {
      await onAnswer(answer, comment?.trim() ?? '')
    } catch (error) {
      const text = refusalText(error, t('ui.problem.unknown'))
      if (isProblem(error, 'invalid')) setRefusal(text)
      else toast.failed(text)
      setBusy(null)
    }
  }
  return (
    <div className={css.answer}>
      {comment === null ? null : (
        <TextAreaField
          autoFocus
          label={t('approvals.comment')}
          help={t('approvals.commentHelp')}
          value={comment}
          onChange={setComment}
          error={refusal}
        />
      )}
      <div className={css.buttons}>
        <Button kind="primary" icon={IconThumbUp} busy={busy === 'approved'} onClick={() => void say('approved')}>
          {t('approvals.approve')}
        </Button>
        <Button icon={IconThumbDown} busy={busy === 'refused'} onClick={() => void say('refused')}>
          {t('approvals.refuse')}
        </Button>
        {comment === null ? (
          <Button kind="quiet" icon={IconMessage} onClick={() => setComment('')}>
            {t('approvals.addComment')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
