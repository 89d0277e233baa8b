import { useTranslation } from 'react-i18next'

export const quantityText = (value: unknown, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(Number(value))

/** A quantity or a rate, without zeros that say nothing. */
export function Quantity({ value, unit }: { value: unknown; unit?: unknown }) {
  const { i18n } = useTranslation()
  if (value == null) return null
  const text = quantityText(value, i18n.language)
  return typeof unit === 'string' && unit !== '' ? `${text} ${unit}` : text
}
