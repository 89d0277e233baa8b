import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '../../../../shared/assets/part-fields.ts'
import type { PartSection } from '../../../../shared/assets/parts.ts'
import { isNamed } from '../../../engine/records.ts'
import { Day } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { megabits, megabytes, megahertz, wattHours } from './amounts.ts'
import { codedFields } from './part.ts'
import css from './parts.module.css'

interface PartValueProps {
  section: PartSection
  field: string
  as: Shown
  value: unknown
}

const amounts: Partial<Record<Shown, (value: number, language: string) => string>> = {
  megabytes,
  megahertz,
  megabits,
  milliwatts: wattHours,
  traffic: megabytes,
  number: (value, language) => new Intl.NumberFormat(language).format(value),
  tally: (value, language) => new Intl.NumberFormat(language).format(value),
}

/** One field of a part, as its sort of value is read. */
export function PartValue({ section, field, as, value }: PartValueProps) {
  const { t, i18n } = useTranslation()
  if (value === null || value === undefined || value === '') return null
  const amount = amounts[as]
  if (amount !== undefined) return amount(Number(value), i18n.language)
  if (as === 'percent') return new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(Number(value) / 100)
  if (as === 'yes') return <YesNo value={value === true} />
  if (as === 'day') return /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? <Day date={String(value)} /> : String(value)
  if (as === 'location' || as === 'asset-state') return isNamed(value) ? value.name : null
  if (as === 'addresses') return <Addresses value={value} />
  if (as === 'updown')
    return (
      <StatusBadge
        look="plain"
        tone={value === 'up' ? 'good' : 'quiet'}
        label={t(value === 'up' ? 'part.up' : 'part.down')}
      />
    )
  const isCoded = codedFields[section]?.includes(field) === true
  return isCoded ? t(`part.value.${section}.${String(value)}`, { defaultValue: String(value) }) : String(value)
}

function YesNo({ value }: { value: boolean }) {
  const { t } = useTranslation()
  const IconPart = value ? IconCheck : IconMinus
  return (
    <span className={css.yes}>
      <IconPart size="1em" aria-hidden /> {t(value ? 'engine.yes' : 'engine.no')}
    </span>
  )
}

function Addresses({ value }: { value: unknown }) {
  const list = Array.isArray(value) ? (value as { address?: string; mask?: string | null }[]) : []
  return (
    <span className={css.addresses}>
      {list.map(({ address, mask }) => (
        <span key={address}>
          {address}
          {mask ? <span className={css.mask}> / {mask}</span> : null}
        </span>
      ))}
    </span>
  )
}
