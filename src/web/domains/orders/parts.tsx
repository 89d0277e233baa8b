import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../shared/fields/money.ts'
import { moneyText } from '../../engine/currency.ts'
import css from './orders.module.css'

/** An amount as the reader's language writes it; nothing for nothing. */
export function Amount({ value }: { value: unknown }) {
  const { i18n } = useTranslation()
  const money = value as Money | null | undefined
  return money == null ? null : moneyText(money.amount, i18n.language, money.currency)
}

export const quantityText = (value: unknown, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(Number(value))

/** A quantity or a rate, without zeros that say nothing. */
export function Quantity({ value, unit }: { value: unknown; unit?: unknown }) {
  const { i18n } = useTranslation()
  if (value == null) return null
  const text = quantityText(value, i18n.language)
  return typeof unit === 'string' && unit !== '' ? `${text} ${unit}` : text
}

export function Fact({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div className={css.fact} data-tone={isBad ? 'warn' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.head}>
      <h2 className={css.heading}>{title}</h2>
      {children}
    </div>
  )
}
