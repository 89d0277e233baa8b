/** In which the instance counts, as the session said; amounts in history and settings bear no currency of their own. */
let instanceCurrency = 'EUR'

export function setCurrency(currency: string | undefined): void {
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) instanceCurrency = currency
}

/** `1 234,50 €`, exact: Intl reads the text itself, not a float made of it. */
export const moneyText = (amount: string, language: string, currency = instanceCurrency): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as `${number}`)

export const decimalText = (number: string, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(number as `${number}`)

/** `€` of `EUR`, for the end of a field. */
export const currencySign = (currency = instanceCurrency): string =>
  new Intl.NumberFormat('fr', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency
