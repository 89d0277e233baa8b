/**
 * Exact decimal numbers as text (`-1234.50`), the way PostgreSQL's `numeric` gives and takes them: a price goes through
 * no float on its way from the form to the column and back.
 */
const decimalText = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** The same number in its one plain spelling: no leading zeros, no `+`, no `-0`, `scale` digits or no trailing zeros. */
function plainDecimal(text: string, scale: number | null): string {
  const isNegative = text.startsWith('-')
  const [whole = '', rest = ''] = text.replace(/^[+-]/, '').split('.')
  const digits = rest.replace(/0+$/, '')
  const fraction = scale === null ? digits : digits.padEnd(scale, '0')
  const number = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`
  return isNegative && /[1-9]/.test(number) ? `-${number}` : number
}

/**
 * Reads a number as people write it: spaces between thousands, comma or point before the decimals.
 * @param most digits after the comma that may be said; more is refused, not rounded
 * @param scale digits the answer shows; null = no trailing zeros
 * @returns undefined when it is no number or too long a one (12 digits before the comma)
 */
export function readDecimal(text: string, most: number, scale: number | null = null): string | undefined {
  const bare = text.trim().replace(/(?<=\d)[\s\u00a0\u202f](?=\d)/g, '')
  const pointed = bare.includes('.') ? bare : bare.replace(',', '.')
  if (!decimalText.test(pointed)) return undefined
  const number = plainDecimal(pointed, scale)
  const [whole = '', fraction = ''] = number.replace('-', '').split('.')
  return whole.length > 12 || fraction.length > most ? undefined : number
}

/** Below, at or above zero as `a` is less than, equal to or more than `b`. Both as readDecimal or the database gives them. */
export function compareDecimals(a: string, b: string): number {
  const scale = Math.max(fractionOf(a), fractionOf(b))
  const [left, right] = [scaled(a, scale), scaled(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

const fractionOf = (number: string): number => (number.includes('.') ? number.length - number.indexOf('.') - 1 : 0)

const scaled = (number: string, scale: number): bigint =>
  BigInt(number.replace('.', '') + '0'.repeat(scale - fractionOf(number)))
