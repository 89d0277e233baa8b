import { IconDatabase, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../../engine/records.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { megabytes } from './amounts.ts'
import { HandPartVerbs } from './HandPartVerbs.tsx'
import { HiddenParts } from './HiddenParts.tsx'
import { HideButton } from './HideDialog.tsx'
import { NotTaken } from './NotTaken.tsx'
import { AddPart } from './PartsTab.tsx'
import { type Part, useParts } from './part.ts'
import css from './parts.module.css'

/** Disks as the system sees them, each with how full it is. */
export function VolumesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useParts(record.id, 'volumes')
  if (isPending) return <Skeleton lines={6} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const add = record.can?.['add-part'] ? <AddPart record={record} tab="volumes" /> : null
  if (data.items.length === 0)
    return (
      <>
        <NotTaken assetId={record.id} tab="volumes" />
        <EmptyState icon={IconDatabase} title={t('assets.parts.none')} hint={t('assets.parts.noneHint')} action={add} />
        <HiddenParts record={record} tab="volumes" />
      </>
    )
  return (
    <div className={css.sections}>
      <NotTaken assetId={record.id} tab="volumes" />
      {add === null ? null : <div>{add}</div>}
      <ul className={css.volumes}>
        {data.items.map((part) => (
          <Volume key={part.id} part={part} record={record} />
        ))}
      </ul>
      <HiddenParts record={record} tab="volumes" />
    </div>
  )
}

/** "Chiffré en partie (BitLocker, XTS-AES-128)". */
function encryptionText(t: (key: string) => string, data: Part['data']): string {
  const how = [data.encryptionTool, data.encryptionAlgorithm, data.encryptionType].filter(Boolean).join(', ')
  const words = t(data.isPartlyEncrypted === true ? 'part.partlyEncrypted' : 'part.encrypted')
  return how === '' ? words : `${words} (${how})`
}

/** Below this share of free room a machine misbehaves. */
const scarce = 0.1

function Volume({ part, record }: { part: Part; record: Json }) {
  const { t, i18n } = useTranslation()
  const { totalMb, freeMb, fileSystem, label, kind, device, encrypted } = part.data
  const total = Number(totalMb) || 0
  const free = Number(freeMb ?? Number.NaN)
  const isKnown = total > 0 && !Number.isNaN(free)
  const share = isKnown ? Math.min(1, Math.max(0, (total - free) / total)) : 0
  const isScarce = isKnown && free / total < scarce
  const words = [
    label,
    device === part.title ? null : device,
    fileSystem,
    kind ? t(`part.value.volume.${String(kind)}`, { defaultValue: '' }) : '',
  ]
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)
  return (
    <li className={css.volume}>
      <div className={css.volumeHead}>
        <span className={css.volumeName}>{part.title}</span>
        <span className={css.volumeWords}>{words.filter(Boolean).join(' · ')}</span>
        {part.isObserved ? null : <span className={css.volumeWords}>{t('part.hand.mark')}</span>}
        {!part.isObserved && record.can?.['update-part'] ? (
          <HandPartVerbs record={record} tab="volumes" part={part} />
        ) : null}
        {part.isObserved && record.can?.['hide-part'] ? (
          <HideButton record={record} what={{ part: part.id }} name={part.title} />
        ) : null}
        {encrypted === true ? (
          <span className={css.volumeWords}>
            <IconLock size="1em" aria-hidden /> {encryptionText(t, part.data)}
          </span>
        ) : null}
        <span className={css.volumeSize}>
          {isKnown
            ? t('part.free', { free: megabytes(free, i18n.language), total: megabytes(total, i18n.language) })
            : total > 0
              ? megabytes(total, i18n.language)
              : ''}
        </span>
      </div>
      {isKnown ? (
        // biome-ignore lint/a11y/useSemanticElements: the native meter cannot be drawn in our colours everywhere
        <div
          role="meter"
          aria-label={t('part.used', { name: part.title })}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={percent}
          className={css.meter}
          data-scarce={isScarce || undefined}
        >
          <div className={css.meterFill} style={{ width: `${share * 100}%` }} />
        </div>
      ) : null}
      {isScarce ? <span className={css.scarce}>{t('part.scarce')}</span> : null}
    </li>
  )
}
