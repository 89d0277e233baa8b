import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import css from './confirm.module.css'
import type { Question } from './confirm.tsx'

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
