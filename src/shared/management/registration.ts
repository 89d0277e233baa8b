import { z } from 'zod'
import { type Field, text } from '../fields/index.ts'

/** Luhn's sum: every second digit from the right doubled, the digits of all added. */
const luhn = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2
    return sum + (value > 9 ? value - 9 : value)
  }, 0)

const laPoste = '356000000'

/**
 * Whether a registration number holds by its key: SIREN (9 digits) and SIRET (14) by Luhn, French VAT numbers by their
 * two digits. La Poste's establishments follow a rule of their own (plain sum, by five). Foreign numbers have other
 * keys, which we do not know: they pass.
 */
export function holdsByItsKey(number: string): boolean {
  const bare = number.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase()
  if (/^\d{9}$/.test(bare)) return luhn(bare) % 10 === 0
  if (/^\d{14}$/.test(bare)) {
    const isPost = bare.startsWith(laPoste) && bare !== `${laPoste}00048`
    return isPost ? [...bare].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0 : luhn(bare) % 10 === 0
  }
  const vat = /^FR(\d{2})(\d{9})$/.exec(bare)
  if (vat !== null) return Number(vat[1]) === (12 + 3 * (Number(vat[2]) % 97)) % 97 && holdsByItsKey(vat[2]!)
  // Digits only, or what says it is French, and of no length that France knows: a digit was lost.
  return !/^(\d{8}|\d{10,13}|\d{15,}|FR.*)$/.test(bare)
}

/** SIRET as people read it: 732 829 320 00074. */
export function spacedRegistration(number: string): string {
  const bare = number.replace(/\s/g, '')
  const siret = /^(\d{3})(\d{3})(\d{3})(\d{5})?$/.exec(bare)
  return siret === null ? number : siret.slice(1).filter(Boolean).join(' ')
}

/** The text field that takes only numbers whose key is right. */
export function registrationNumber(): Field<string | null> {
  const plain = text({ max: 50, search: 'A' })
  const schema = plain.schema.transform((value, context) => {
    if (value === null) return null
    if (holdsByItsKey(value)) return spacedRegistration(value)
    context.addIssue({ code: 'custom', message: 'wrong key', params: { code: 'registration' } })
    return z.NEVER
  })
  return { ...plain, schema: schema as unknown as Field<string | null>['schema'] }
}
