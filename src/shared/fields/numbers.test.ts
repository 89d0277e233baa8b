import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, readDecimal } from './decimal.ts'
import { decimal, money, url } from './index.ts'
import { readMoney } from './money.ts'
import { readUrl } from './url.ts'

const cents = fc.bigInt({ min: -99_999_999_999_999n, max: 99_999_999_999_999n })
const textOf = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

describe('exact numbers', () => {
  it('keep every digit, however they were written', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom(' ', '\u00a0', '\u202f', ''), (value, space) => {
        const text = textOf(value)
        const grouped = text.replace('.', ',').replace(/(?<=\d)(?=(\d{3})+,)/g, space)
        expect(readMoney(grouped)).toBe(text)
        expect(readMoney(`${grouped} €`)).toBe(`${text} EUR`)
        expect(money().schema.parse({ amount: text, currency: 'EUR' })).toBe(`${text} EUR`)
      }),
    )
  })

  it('compare as whole numbers of cents do', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const short = readDecimal(textOf(a), 2)!
        expect(Math.sign(compareDecimals(short, textOf(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it.each([
    '',
    ' ',
    '12.505',
    '1e3',
    'douze',
    '1,2,3',
    '1.2.3',
    '--1',
    '9999999999999',
    '1 EUR EUR',
    'EUR 1 EUR',
    'NaN',
  ])('refuse %j instead of guessing', (text) => {
    expect(readMoney(text)).toBeUndefined()
    expect(money().schema.safeParse(text).success).toBe(false)
  })

  it('take no JSON number as money, and hold their bounds', () => {
    expect(money().schema.safeParse(12.5).success).toBe(false)
    expect(money({ min: 0 }).schema.safeParse('-0.01').success).toBe(false)
    expect(money({ min: 0 }).schema.parse('-0')).toBe('0.00')
    expect(decimal({ min: 0, max: 100 }).schema.safeParse('100.001').success).toBe(false)
    expect(decimal().schema.parse(0.1)).toBe('0.1')
    expect(decimal().schema.parse('007,50')).toBe('7.5')
  })
})

describe('web addresses', () => {
  it.each(['https://example.org', 'http://intranet/x?y=1#z', 'HTTPS://Example.org/é', 'http://[::1]:8080/'])(
    'takes %s as written',
    (text) => expect(readUrl(` ${text} `)).toBe(text),
  )

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'https:example.org',
    'https://',
    '//example.org',
    'https://user:secret@example.org',
    'https://example.org/"onclick=x',
    'https://example.org/<script>',
    'https:\\\\example.org',
    'ftp://example.org',
    'file:///etc/passwd',
    'https://exa mple.org',
  ])('refuses %j', (text) => {
    expect(readUrl(text)).toBeUndefined()
    expect(url().schema.safeParse(text).success).toBe(false)
  })

  it('is nothing when it is blank', () => expect(url().schema.parse('  ')).toBeNull())
})
