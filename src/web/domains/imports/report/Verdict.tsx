import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import css from '../imports.module.css'
import type { ImportRecord } from '../imports-api.ts'

/** The outcome in a sentence, and what to do about it. */
export function Verdict({ record }: { record: ImportRecord }) {
  const { t } = useTranslation()
  const { state, isTrial, lineCount, createdCount, updatedCount, unchangedCount, refusedCount } = record
  const counts = {
    lines: lineCount,
    created: createdCount,
    updated: updatedCount,
    unchanged: unchangedCount,
    refused: refusedCount,
  }
  const key = state === 'done' ? (isTrial ? 'trial' : 'done') : state
  const isBad = state === 'failed' || state === 'refused'
  return (
    <div className={css.verdict} data-bad={isBad || undefined} role="status">
      <p className={css.verdictWords}>
        {state === 'failed' ? reasonText(t, record.error) : t(`imports.verdict.${key}`, counts)}
      </p>
      {state === 'undone' && record.error !== null ? <p>{reasonText(t, record.error)}</p> : null}
      {state === 'done' && refusedCount > 0 ? (
        <p className={css.hint}>{t(isTrial ? 'imports.verdict.mend' : 'imports.verdict.refusedStay', counts)}</p>
      ) : null}
      {state === 'done' && isTrial && refusedCount > 0 && record.mapping.allOrNothing ? (
        <p className={css.hint}>{t('imports.verdict.wouldRefuse')}</p>
      ) : null}
    </div>
  )
}

/** `quote_open {"line":3}` → the sentence. */
function reasonText(t: TFunction, error: string | null): string {
  const [code = 'internal', ...rest] = (error ?? 'internal').split(' ')
  const params = rest.length === 0 ? {} : (JSON.parse(rest.join(' ')) as Record<string, unknown>)
  return t([`imports.stopped.${code}`, `errors.field.${code}`, `errors.${code}.detail`], params)
}
