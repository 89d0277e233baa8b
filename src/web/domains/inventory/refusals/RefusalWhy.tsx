import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import css from '../inventory.module.css'
import { reasonText } from '../reason.ts'

const notes: Record<string, string> = { ignored: 'ignoredWhy', entered: 'entered' }

/** Why the machine stays out, in a sentence or two, with the rule and its own words. */
export function RefusalWhy({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { reason, detail, state } = record
  const note = state === 'accepted' ? (isNamed(record.asset) ? 'accepted' : 'notIn') : notes[String(state)]
  return (
    <section className={css.why} aria-label={t('admin.inventory.why')}>
      <p className={css.reason}>{reasonText(t, reason)}</p>
      {typeof detail === 'string' && detail !== '' ? <p className={css.detail}>{detail}</p> : null}
      {note === undefined ? (
        <p>{t(`admin.inventory.refusal.fix.${String(reason)}`)}</p>
      ) : (
        <p>{t(`admin.inventory.refusal.${note}`)}</p>
      )}
      <p className={css.verbs}>
        <Links record={record} />
      </p>
    </section>
  )
}

function Links({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  return (
    <>
      {isNamed(record.asset) ? (
        <Link to={`/assets/${record.asset.id}`}>{t('admin.inventory.refusal.asset')}</Link>
      ) : null}
      {isNamed(record.message) ? (
        <Link to={`/inventory/messages/${record.message.id}`}>{t('admin.inventory.refusal.message')}</Link>
      ) : null}
      {isNamed(record.rule) && can('rule.read') ? (
        <Link to="/admin/rules" search={{ set: 'asset-inventory' } as never}>
          {t('admin.inventory.refusal.toRule')}
        </Link>
      ) : null}
    </>
  )
}
