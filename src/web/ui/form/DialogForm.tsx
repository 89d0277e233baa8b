import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import css from './form.module.css'
import type { Form } from './use-form.ts'

interface DialogFormProps<V extends object> {
  form: Form<V>
  /** The verb of the button. */
  submit: string
  onCancel: () => void
  children: ReactNode
}

/** The fields of a dialog: refusals at the top, verb and way out at the foot. */
export function DialogForm<V extends object>({ form, submit, onCancel, children }: DialogFormProps<V>) {
  const { t } = useTranslation()
  const send = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  return (
    <form className={css.dialog} onSubmit={send} noValidate>
      <ErrorSummary problem={form.problem} errors={form.errors} />
      <div className={css.fields}>{children}</div>
      <div className={css.dialogBar}>
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="primary" busy={form.isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
