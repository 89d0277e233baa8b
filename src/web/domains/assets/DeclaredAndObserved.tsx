import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { isBlank } from '../../engine/fields/FieldParts.tsx'
import { valueText } from '../../engine/fields/value-text.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { valueAt } from '../../engine/record/patch.ts'
import type { Json } from '../../engine/records.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { type Lock, type Observed, useWhy } from './asset-why.ts'
import css from './assets.module.css'
import { Unlock } from './FieldWhy.tsx'

/** Fields that somebody protects from inventory: both values side by side, and the way back. Nothing when there are none. */
export function DeclaredAndObserved({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const why = useWhy(record.id)
  if (why === undefined || why.locks.length === 0) return null
  return (
    <section className={css.locks} aria-label={t('assets.locks.title')}>
      <h2 className={css.heading}>
        <IconLock size="1.1em" stroke={1.75} aria-hidden /> {t('assets.locks.title')}
      </h2>
      <p className={css.seen}>{t('assets.locks.hint')}</p>
      <table className={css.plain}>
        <thead>
          <tr>
            <th scope="col">{t('assets.locks.field')}</th>
            <th scope="col">{t('assets.locks.declared')}</th>
            <th scope="col">{t('assets.locks.observed')}</th>
            <th scope="col">{t('assets.locks.who')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {why.locks.map((lock) => (
            <LockLine key={lock.field} kind={kind} record={record} lock={lock} observed={why.observed[lock.field]} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface LockLineProps {
  kind: Kind
  record: Json
  lock: Lock
  observed: Observed | undefined
}

function LockLine({ kind, record, lock, observed }: LockLineProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const words = (value: unknown) => valueText(t, kind, lock.field, value) || t('ui.property.none')
  const path = lock.field in kind.fields ? lock.field : `${kind.custom?.field}.${lock.field}`
  return (
    <tr>
      <th scope="row">{texts.field(lock.field)}</th>
      <td>{words(valueAt(kind, record, path))}</td>
      <td>
        {observed === undefined || isBlank(observed.value) ? (
          t('ui.property.none')
        ) : (
          <>
            {words(observed.value)}{' '}
            <span className={css.seen}>
              (<RelativeTime at={observed.at} />)
            </span>
          </>
        )}
      </td>
      <td>
        {lock.user?.name ?? t('assets.locks.somebody')}
        {lock.reason ? <span className={css.seen}> · {lock.reason}</span> : null}
      </td>
      <td>{record.can?.unlock ? <Unlock record={record} field={lock.field} /> : null}</td>
    </tr>
  )
}
