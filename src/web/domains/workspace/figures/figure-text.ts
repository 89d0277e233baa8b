import type { Step } from '../../../../shared/figures/figures.ts'
import type { MeasureUnit } from '../../../../shared/kinds/define-kind.ts'

const unitsOfTime = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `3 j 4 h`, `25 min`: the two largest units. */
export function durationText(seconds: number, language: string): string {
  let rest = Math.round(seconds / 60) * 60
  const parts: string[] = []
  for (const [unit, length] of unitsOfTime) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count === 0 && !(unit === 'minute' && parts.length === 0)) continue
    parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    if (parts.length === 2) break
  }
  return parts.join(' ')
}

/** A number of a measure as people read it. */
export function amountText(value: number | null, unit: MeasureUnit | null, language: string): string {
  if (value === null) return '–'
  if (unit === 'seconds') return durationText(value, language)
  return new Intl.NumberFormat(language, { maximumFractionDigits: unit === 'money' ? 2 : 1 }).format(value)
}

/** The name of a period by its first day. `short`: under a column. */
export function periodText(from: string, step: Step, language: string, short = false): string {
  const date = new Date(`${from}T12:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date)
  if (step === 'year') return from.slice(0, 4)
  if (step === 'quarter') return `T${Math.floor(date.getUTCMonth() / 3) + 1} ${from.slice(0, 4)}`
  if (step === 'month') return format(short ? { month: 'short' } : { month: 'long', year: 'numeric' })
  return format(short ? { day: 'numeric', month: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' })
}
