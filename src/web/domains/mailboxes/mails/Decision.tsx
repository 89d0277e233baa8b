import { useTranslation } from 'react-i18next'
import type { DecisionStep } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { MailReason, MailState } from './MailState.tsx'
import css from './mails.module.css'

/** What became of a mail, and each step that led there. */
export function Decision({ record }: { record: Json }) {
  const { t } = useTranslation()
  const steps = Array.isArray(record.decision) ? (record.decision as DecisionStep[]) : []
  return (
    <section className={css.decision} aria-label={t('mailboxes.why.title')}>
      <p className={css.verdict}>
        <MailState state={record.state} look="soft" />
        <MailReason reason={record.reason} />
      </p>
      {record.state === 'received' ? <p>{t('mailboxes.why.none')}</p> : null}
      {steps.length === 0 ? null : (
        <ol className={css.steps}>
          {steps.map(({ code, params = {} }) => (
            <li key={code}>{t(`mailboxes.why.${code}`, { defaultValue: code, ...params })}</li>
          ))}
        </ol>
      )}
      {typeof record.error === 'string' && record.error !== '' ? <p className={css.error}>{record.error}</p> : null}
    </section>
  )
}
