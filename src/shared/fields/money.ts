import { z } from 'zod'
import { readDecimal } from './decimal.ts'

/** An amount as JSON holds it; always in the currency of the instance (setting `organisation.currency`). */
export interface Money {
  amount: string
  currency: string
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

/** Digits after the comma: cents. */
export const moneyScale = 2

const written = /^(?<before>€|\$|£|[A-Z]{3})?\s*(?<amount>[+-]?[\d\s.,\u00a0\u202f]+?)\s*(?<after>€|\$|£|[A-Z]{3})?$/
const signs: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP' }

/**
 * `1 234,50 €`, `EUR 1234.5`, `12` → `1234.50 EUR`, `12.00`: the amount in its one spelling, then the currency when it
 * was said. The write gate compares the currency with the instance's and keeps the amount alone.
 */
export function readMoney(text: string): string | undefined {
  const found = written.exec(text.trim())?.groups
  if (found === undefined) return undefined
  const amount = readDecimal(found.amount!, moneyScale, moneyScale)
  const currency = found.after ?? found.before
  if (amount === undefined || (found.after !== undefined && found.before !== undefined)) return undefined
  return currency === undefined ? amount : `${amount} ${signs[currency] ?? currency}`
}

/** `12.50 EUR` → its two halves; currency null = none was said. */
export function splitMoney(text: string): { amount: string; currency: string | null } {
  const [amount = '', currency] = text.split(' ')
  return { amount, currency: currency ?? null }
}

/** Takes `{"amount":"12.50","currency":"EUR"}` or a text; never a JSON number, which is a float. */
export function moneySchema(min: string | undefined): z.ZodType<string> {
  const amount = z.string().regex(/^[+-]?[\d\s.,\u00a0\u202f€$£A-Z]+$/)
  const given = z.union([amount, z.strictObject({ amount, currency: z.string().regex(/^[A-Z]{3}$/) })])
  return given.transform((value, context) => {
    const read = readMoney(typeof value === 'string' ? value : `${value.amount} ${value.currency}`)
    if (read === undefined || (min === '0' && read.startsWith('-'))) {
      context.addIssue({ code: 'custom', message: read === undefined ? 'no amount' : 'negative' })
      return z.NEVER
    }
    return read
  }) as unknown as z.ZodType<string>
}
