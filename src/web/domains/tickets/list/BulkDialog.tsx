import { Modal } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import css from '../tickets.module.css'

interface BulkDialogProps {
  title: string
  /** The verb of the button. */
  submit: string
  isReady: boolean
  onSubmit: () => Promise<void>
  onClose: () => void
  /** The one control; given the sentence of a refusal. */
  children: (problem: string | undefined) => ReactNode
}

/** Asks for what a verb on several cases needs. */
export function BulkDialog({ title, submit, isReady, onSubmit, onClose, children }: BulkDialogProps) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    setBusy(true)
    onSubmit()
      .catch((error: unknown) => setProblem(refusalText(error, t('ui.problem.unknown'))))
      .finally(() => setBusy(false))
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form className={css.dialog} onSubmit={send}>
        {children(problem)}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isBusy} disabled={!isReady}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
