import { invalidField } from '../../../../shared/errors.ts'
import { guessParts } from './guess-parts.ts'

export const passwordLengths = { least: 12, leastOfPowerful: 16, most: 128 }

/** Words that come first to mind about a person. */
export interface PasswordOwner {
  login: string
  name?: string | null
  email?: string | null
  /** Holds permissions with which one can take over other accounts. */
  isPowerful: boolean
}

/** Fewer parts than these (words, runs, repeats, single characters) are found by trying the usual combinations. */
const fewestParts = 4

/**
 * Length counts, not mixtures of signs; what everybody would try is refused, and what is known of the person.
 * @param field name of the field in the caller's input
 * @throws `invalid` on that field: too_short, too_long, password_common, password_contains_login
 */
export function checkPassword(password: string, owner: PasswordOwner, field = 'password'): void {
  const length = [...password].length
  const least = owner.isPowerful ? passwordLengths.leastOfPowerful : passwordLengths.least
  if (length < least) throw invalidField(field, 'too_short', { min: least })
  if (length > passwordLengths.most) throw invalidField(field, 'too_long', { max: passwordLengths.most })
  const typed = plainText(password)
  if (personalWords(owner).some((word) => typed.includes(word))) throw invalidField(field, 'password_contains_login')
  if (guessParts(password) < fewestParts) throw invalidField(field, 'password_common')
}

const plainText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Login, local part of the mail address, first and last name; parts of three letters are in every other word. */
function personalWords({ login, name, email }: PasswordOwner): string[] {
  const words = [login, email?.split('@')[0] ?? '', ...(name ?? '').split(/\s+/)]
  return words.map(plainText).filter((word) => word.length >= 4)
}
