import { useBlocker } from '@tanstack/react-router'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import { confirm } from '../feedback/confirm.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import css from './form.module.css'
import type { Form } from './use-form.ts'

interface FormPageProps<V extends object> {
  form: Form<V>
  /** The verb of the button: "Ouvrir le ticket". */
  submit: string
  onCancel?: () => void
  /** Drafts are kept: leaving needs no question. */
  keepsDraft?: boolean
  children: ReactNode
}

/** One column, sections, refusals summed at the top with links, a save bar that sticks. */
export function FormPage<V extends object>({ form, submit, onCancel, keepsDraft, children }: FormPageProps<V>) {
  const { t } = useTranslation()
  useBlocker({
    disabled: !form.isDirty || keepsDraft === true,
    enableBeforeUnload: () => form.isDirty && keepsDraft !== true,
    shouldBlockFn: async () =>
      !(await confirm({
        title: t('ui.form.leave.title'),
        body: t('ui.form.leave.body'),
        confirm: t('ui.form.leave.confirm'),
        danger: true,
      })),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    void form.submit()
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <ErrorSummary problem={form.problem} errors={form.errors} />
      {children}
      <div className={css.bar}>
        <span className={css.state}>{form.isDirty ? t('ui.form.unsaved') : ''}</span>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
        <Button type="submit" kind="primary" busy={form.isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

/** A group of fields with a heading. */
export function FormSection({ title, help, children }: { title?: string; help?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      {title ? <h2 className={css.heading}>{title}</h2> : null}
      {help ? <p className={css.help}>{help}</p> : null}
      <div className={css.fields}>{children}</div>
    </section>
  )
}

/** Short fields side by side; under each other on a phone. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
