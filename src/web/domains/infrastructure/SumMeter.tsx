import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './infrastructure.module.css'

interface SumMeterProps {
  label: string
  value: number
  /** Null: nobody said how much it bears. */
  most: number | null
  unit: string
}

/** A sum against what is allowed; beyond it, in words too. */
export function SumMeter({ label, value, most, unit }: SumMeterProps) {
  const { t, i18n } = useTranslation()
  const number = (amount: number) => new Intl.NumberFormat(i18n.language).format(amount)
  const isOver = most !== null && value > most
  const words =
    most === null
      ? `${number(value)} ${unit}`
      : t('infrastructure.of', { value: number(value), most: number(most), unit })
  return (
    <div className={css.sum}>
      <div className={css.sumWords}>
        <span className={css.sumLabel}>{label}</span>
        <span className={css.sumValue}>
          {isOver ? <IconAlertTriangle size="1em" aria-label={t('infrastructure.tooMuch')} role="img" /> : null} {words}
        </span>
      </div>
      {most === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: the native meter cannot be drawn in our colours everywhere
        <div
          role="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={most}
          aria-valuenow={Math.min(value, most)}
          aria-valuetext={words}
          className={css.meter}
          data-over={isOver || undefined}
        >
          <div className={css.meterFill} style={{ width: `${Math.min(100, (value / most) * 100)}%` }} />
        </div>
      )}
    </div>
  )
}
