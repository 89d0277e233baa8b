import type { MeasureUnit } from '../../../../shared/kinds/define-kind.ts'
import { durationText } from '../../../ui/mark/duration-text.ts'

/** A number of a measure as people read it. */
export function amountText(value: number | null, unit: MeasureUnit | null, language: string): string {
  if (value === null) return '–'
  if (unit === 'seconds') return durationText(value, language)
  return new Intl.NumberFormat(language, { maximumFractionDigits: unit === 'money' ? 2 : 1 }).format(value)
}
