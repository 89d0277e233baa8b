import { Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import css from './confirm.module.css'

export interface Question {
  title: string
  /** What will happen, to how many. */
  body?: ReactNode
  /** The verb: never "OK". */
  confirm: string
  /** Words of the way out, when "cancel" would not say what happens. */
  cancel?: string
  danger?: boolean
}

type Asked = Question & { answer: (yes: boolean) => void }

let ask: (question: Asked) => void = (question) => question.answer(false)

/** Asks before something that cannot be undone; prefer doing it with an undo toast. Resolves to what the person said. */
export const confirm = (question: Question): Promise<boolean> => new Promise((answer) => ask({ ...question, answer }))

/** The dialog itself, with its state outside: also usable on its own. */
export function ConfirmDialog({ question, onAnswer }: { question: Question | null; onAnswer: (yes: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={question !== null}
      onClose={() => onAnswer(false)}
      title={question?.title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      size="sm"
    >
      <div className={css.body}>{question?.body}</div>
      <div className={css.actions}>
        <Button onClick={() => onAnswer(false)}>{question?.cancel ?? t('ui.cancel')}</Button>
        <Button kind={question?.danger ? 'danger' : 'primary'} data-autofocus onClick={() => onAnswer(true)}>
          {question?.confirm}
        </Button>
      </div>
    </Modal>
  )
}

/** Place of the dialog opened by `confirm()`; UiProvider holds one. */
export function ConfirmHost() {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    ask = setAsked
    return () => {
      ask = (question) => question.answer(false)
    }
  }, [])
  const answer = (yes: boolean) => {
    asked?.answer(yes)
    setAsked(null)
  }
  return <ConfirmDialog question={asked} onAnswer={answer} />
}
