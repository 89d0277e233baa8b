import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../shared/fields/money.ts'
import { moneyText } from '../../engine/currency.ts'
import { Day } from '../../ui/mark/RelativeTime.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import css from './management.module.css'

/** An amount as the reader's language writes it; nothing for nothing. */
export function Amount({ value }: { value: Money | string | null | undefined }) {
  const { i18n } = useTranslation()
  if (value === null || value === undefined) return null
  return typeof value === 'string'
    ? moneyText(value, i18n.language)
    : moneyText(value.amount, i18n.language, value.currency)
}

/** A figure with its name, in a row of such. */
export function Fact({ name, tone, children }: { name: string; tone?: 'warn' | undefined; children: ReactNode }) {
  return (
    <div className={css.fact} data-tone={tone}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export const DayOrNothing = ({ date }: { date: string | null }) => (date === null ? null : <Day date={date} />)

/** Head of a section: its title, and what can be done. */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.head}>
      <h2 className={css.heading}>{title}</h2>
      {children}
    </div>
  )
}

/** A table of this room. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ScrollTable label={label} className={css.table}>
      {children}
    </ScrollTable>
  )
}

/** `2026-12-31` in words, for sentences. */
export function dayText(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(year, month - 1, date))
}
