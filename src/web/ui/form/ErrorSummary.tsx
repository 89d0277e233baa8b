import { IconAlertTriangle } from '@tabler/icons-react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldId } from '../field/field.ts'
import css from './form.module.css'

interface Refusal {
  field: string
  detail: string
}

/** The label of a field as the page shows it. */
const labelOf = (field: string): string => {
  const control = document.getElementById(fieldId(field) ?? '')
  const label =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? control.labels?.[0]?.textContent
      : null
  return (label ?? control?.getAttribute('aria-label') ?? '').replace(/\s*\*$/, '')
}

/** What was refused, with a link to each field; takes the focus when it appears. */
export function ErrorSummary({ problem, errors }: { problem: unknown; errors: Refusal[] }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [labels, setLabels] = useState<Record<string, string>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per refusal, not at each correction
  useEffect(() => {
    if (problem === null || problem === undefined) return
    setLabels(Object.fromEntries(errors.map(({ field }) => [field, labelOf(field)])))
    box.current?.focus()
  }, [problem])
  if (problem === null || problem === undefined) return null
  const { title, detail } = problem as { title?: string; detail?: string; code?: string }
  const heading =
    errors.length > 0
      ? t('ui.form.errors', { count: errors.length })
      : title && title !== 'offline'
        ? title
        : t('ui.problem.offline')
  const jump = (event: MouseEvent, field: string) => {
    event.preventDefault()
    document.getElementById(fieldId(field) ?? '')?.focus()
  }
  return (
    <div ref={box} role="alert" tabIndex={-1} className={css.summary}>
      <IconAlertTriangle size="1.25em" aria-hidden />
      <div>
        <p className={css.summaryTitle}>{heading}</p>
        {errors.length === 0 && detail ? <p>{detail}</p> : null}
        {errors.length > 0 ? (
          <ul className={css.summaryList}>
            {errors.map((error) => (
              <li key={error.field}>
                <a href={`#${fieldId(error.field)}`} onClick={(event) => jump(event, error.field)}>
                  {labels[error.field] ? `${labels[error.field]} : ${error.detail}` : error.detail}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
