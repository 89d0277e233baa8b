import type { ReactNode } from 'react'
import { Day } from '../../ui/mark/RelativeTime.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import css from './management.module.css'

export const DayOrNothing = ({ date }: { date: string | null }) => (date === null ? null : <Day date={date} />)

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
