import type { TFunction } from 'i18next'
import { isMoney } from '../../../shared/fields/money.ts'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { exactTime } from '../../ui/mark/relative-time.ts'
import { decimalText, moneyText } from '../currency.ts'
import { kindTexts } from '../kind-texts.ts'
import { languageOf } from '../language-of.ts'
import { isNamed } from '../records.ts'

const plainOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A value as words, for sentences: history, hints, questions. '' for nothing. */
export function valueText(t: TFunction, kind: Kind, name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  const field = fieldOf(kind, name)
  if (isNamed(value)) return value.name
  if (field?.type === 'money') return moneyText(isMoney(value) ? value.amount : String(value), languageOf())
  if (field?.type === 'decimal') return decimalText(String(value), languageOf())
  if (typeof value === 'boolean') return value ? t('engine.yes') : t('engine.no')
  if (field?.type === 'choice') return kindTexts(t, kind).choice(name, String(value))
  if (field?.type === 'instant') return exactTime(new Date(String(value)), languageOf())
  if (field?.type === 'integer')
    return (
      t(`kind.${kind.name}.choice.${name}.${String(value)}`, { defaultValue: '' }) ||
      new Intl.NumberFormat(languageOf()).format(Number(value))
    )
  if (field?.type === 'richText') return plainOf(String(value))
  if (field?.type === 'date') {
    const [year = 0, month = 1, day = 1] = String(value).split('-').map(Number)
    return new Intl.DateTimeFormat(languageOf(), { dateStyle: 'medium' }).format(new Date(year, month - 1, day))
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
