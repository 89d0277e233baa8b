import { useTranslation } from 'react-i18next'
import type { Money } from '../../shared/fields/money.ts'
import { moneyText } from './currency.ts'

/** An amount as the reader's language writes it, in its own currency or that of the house; nothing for nothing. */
export function Amount({ value }: { value: unknown }) {
  const { i18n } = useTranslation()
  const money = value as Money | string | null | undefined
  if (money === null || money === undefined) return null
  return typeof money === 'string'
    ? moneyText(money, i18n.language)
    : moneyText(money.amount, i18n.language, money.currency)
}
