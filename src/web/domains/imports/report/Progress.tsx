import { useTranslation } from 'react-i18next'
import css from '../imports.module.css'
import type { ImportRecord } from '../imports-api.ts'

/** How far it is. */
export function Progress({ record }: { record: ImportRecord }) {
  const { t, i18n } = useTranslation()
  const { state, doneCount, lineCount } = record
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  const words =
    state === 'queued'
      ? t('imports.waiting')
      : state === 'undoing'
        ? t('imports.undoing', { done: number(doneCount) })
        : t('imports.progress', { done: number(doneCount), all: number(lineCount) })
  return (
    <div className={css.progress} role="status">
      <p>{words}</p>
      <progress
        aria-label={words}
        {...(state === 'running' && lineCount > 0 ? { value: doneCount, max: lineCount } : {})}
      />
    </div>
  )
}
