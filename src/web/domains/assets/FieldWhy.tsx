import { IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { valueText } from '../../engine/fields/value-text.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { valueAt } from '../../engine/record/patch.ts'
import type { Json } from '../../engine/records.ts'
import { useAction } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { WhyMark } from '../../ui/mark/WhyMark.tsx'
import type { Lock, Observed, Why } from './asset-why.ts'
import css from './assets.module.css'

/** The mark beside a value: said by inventory, or typed by somebody and protected from inventory. */
export function FieldWhy({ record, field, why }: { record: Json; field: string; why: Why | undefined }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const observed = why?.observed[field]
  const lock = why?.locks.find((each) => each.field === field)
  if (observed === undefined && lock === undefined) return null
  const label = t('assets.why.label', { field: texts.field(field) })
  if (lock === undefined)
    return (
      <WhyMark source="agent" label={label}>
        <ObservedBy record={record} field={field} observed={observed!} />
      </WhyMark>
    )
  return (
    <WhyMark source="lock" label={label}>
      <Locked record={record} lock={lock} observed={observed} />
    </WhyMark>
  )
}

interface ObservedByProps {
  record: Json
  field: string
  observed: Observed
}

/** Who said it; and what, word for word, where it is written otherwise here. */
function ObservedBy({ record, field, observed }: ObservedByProps) {
  const { t } = useTranslation()
  const said = valueText(t, assetKind, field, observed.value)
  const shown = valueText(t, assetKind, field, valueAt(assetKind, record, field))
  const isOther = ['manufacturer', 'model', 'osName'].includes(field) && said !== '' && said !== shown
  return (
    <p>
      {isOther ? (
        <>
          {t('assets.why.said')} <strong>{said}</strong>{' '}
        </>
      ) : null}
      {t('assets.why.observed', { source: observed.source })} <RelativeTime at={observed.at} />
    </p>
  )
}

/** Who protected the value and why, what inventory says instead, and the way back. */
function Locked({ record, lock, observed }: { record: Json; lock: Lock; observed: Observed | undefined }) {
  const { t } = useTranslation()
  return (
    <div className={css.why}>
      <p>
        {lock.typeLock !== null
          ? t('assets.why.typeLock', { name: lock.typeLock })
          : lock.user === null
            ? t('assets.why.locked')
            : t('assets.why.lockedBy', { name: lock.user.name })}{' '}
        · <RelativeTime at={lock.createdAt} />
      </p>
      {lock.reason ? <p className={css.reason}>{lock.reason}</p> : null}
      {observed === undefined ? null : (
        <p>
          {t('assets.why.instead')}{' '}
          <strong>{valueText(t, assetKind, lock.field, observed.value) || t('ui.property.none')}</strong> (
          <RelativeTime at={observed.at} />)
        </p>
      )}
      {record.can?.update && lock.typeLock === null ? <ExplainLock record={record} lock={lock} /> : null}
      {record.can?.unlock && lock.typeLock === null ? <Unlock record={record} field={lock.field} /> : null}
    </div>
  )
}

export function Unlock({ record, field }: { record: Json; field: string }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const unlock = useAction(assetKind, record.id, 'unlock')
  return (
    <Button
      size="small"
      icon={IconLockOpen}
      busy={unlock.isBusy}
      onClick={() => void unlock.run({ field }, { done: t('assets.why.unlocked', { field: texts.field(field) }) })}
    >
      {t('assets.why.unlock')}
    </Button>
  )
}

function ExplainLock({ record, lock }: { record: Json; lock: Lock }) {
  const { t } = useTranslation()
  const explain = useAction(assetKind, record.id, 'explain-lock')
  const [reason, setReason] = useState(lock.reason ?? '')
  const isNew = reason.trim() !== (lock.reason ?? '')
  return (
    <form
      className={css.explain}
      onSubmit={(event) => {
        event.preventDefault()
        void explain.run({ field: lock.field, reason: reason.trim() }, { done: t('assets.why.explained') })
      }}
    >
      <TextField
        label={t('assets.why.reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={explain.error('reason')}
      />
      {isNew ? (
        <Button size="small" type="submit" busy={explain.isBusy}>
          {t('assets.why.keepReason')}
        </Button>
      ) : null}
    </form>
  )
}
