import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import css from './toast.module.css'

interface ToastOptions {
  /** Puts things back as they were; the toast offers it and says when it failed. */
  undo?: () => Promise<unknown>
}

const seconds = 1000

function ToastBody({
  sentence,
  undo,
  id,
}: {
  sentence: string
  undo: (() => Promise<unknown>) | undefined
  id: string
}) {
  const { t } = useTranslation()
  const putBack = () => {
    notifications.hide(id)
    undo?.().then(
      () => toast.done(t('ui.undone')),
      (error: unknown) =>
        toast.failed(error instanceof Error && 'title' in error ? String(error.title) : t('ui.undoFailed')),
    )
  }
  return (
    <span className={css.body}>
      <span className={css.words}>{sentence}</span>
      {undo ? (
        <Button size="small" onClick={putBack}>
          {t('ui.undo')}
        </Button>
      ) : null}
    </span>
  )
}

function show(sentence: string, bad: boolean, undo?: () => Promise<unknown>) {
  const id = crypto.randomUUID()
  notifications.show({
    id,
    message: <ToastBody sentence={sentence} undo={undo} id={id} />,
    icon: bad ? <IconAlertTriangle size="1.25em" aria-hidden /> : <IconCheck size="1.25em" aria-hidden />,
    autoClose: (undo ? 10 : bad ? 12 : 5) * seconds,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('ui.close') },
    classNames: {
      root: css.root!,
      icon: bad ? css.bad! : css.good!,
      description: css.description!,
      closeButton: css.close!,
    },
    // `alert` interrupts; only a failure may.
    role: bad ? 'alert' : 'status',
  })
}

/** Short news at the foot of the screen. `toast.done(t('assets.saved'), { undo })`, `toast.failed(problem.title)`. */
export const toast = {
  done: (sentence: string, options: ToastOptions = {}) => show(sentence, false, options.undo),
  failed: (sentence: string) => show(sentence, true),
}
