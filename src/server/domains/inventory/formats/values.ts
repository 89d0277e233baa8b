import { isIP } from 'node:net'
import { own, type Tree, type TreeValue } from './tree.ts'

/** Control characters and line ends, or any surrogate (looked at closely only then). Doubled blanks inside a name are the name's. */
const uncleanTest = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/
const noise = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g
/** No value, in the words of the agents. */
const nothing = /^(?:\?+|n\/a|\(null\)|\(null string\)|null)$/i

/** A short text: trimmed, one line, well-formed, cut to `max` characters. null when absent, empty or a word for nothing. */
export function text(row: Tree | null, name: string, max = 255): string | null {
  return cleanText(own(row, name), max)
}

/** The first of several names that holds a text. */
export function firstText(row: Tree | null, ...names: string[]): string | null {
  for (const name of names) {
    const value = text(row, name)
    if (value !== null) return value
  }
  return null
}

export function cleanText(value: TreeValue | undefined, max = 255): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null
  if (typeof value !== 'string') return null
  let clean = uncleanTest.test(value)
    ? value
        .slice(0, max * 8)
        .toWellFormed()
        .replace(noise, ' ')
    : value
  clean = clean.trim()
  if (clean === '' || (clean.length < 14 && nothing.test(clean))) return null
  return clean.length <= max ? clean : clean.slice(0, max).toWellFormed().trimEnd()
}

/** A whole number from 0 to `max`; decimals are rounded. null when absent, negative or no number. */
export function integer(row: Tree | null, name: string, max = Number.MAX_SAFE_INTEGER): number | null {
  const value = own(row, name)
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\s*\d{1,18}(?:\.\d{1,18})?\s*$/.test(value)
        ? Number(value)
        : Number.NaN
  return Number.isFinite(number) && number >= 0 && number <= max ? Math.round(number) : null
}

/** yes, no, or not said. */
export function flag(row: Tree | null, name: string): boolean | null {
  const value = own(row, name)
  if (typeof value === 'boolean') return value
  const word = cleanText(value)?.toLowerCase()
  if (word === '1' || word === 'true' || word === 'yes' || word === 'on' || word === 'enabled') return true
  if (word === '0' || word === 'false' || word === 'no' || word === 'off' || word === 'disabled') return false
  return null
}

const quantity = /^([0-9]{1,18})(?:[.,]([0-9]{1,12}))?\s*([a-zµ/]*)/i

/** Number and lower-case unit at the start of a value: `16 GB`, `274877.906944`, `3200 MT/s`. */
function measured(value: TreeValue | undefined): { amount: number; unit: string } | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? { amount: value, unit: '' } : null
  if (typeof value !== 'string') return null
  const match = quantity.exec(value.trim())
  if (match === null) return null
  return { amount: Number(`${match[1]}.${match[2] ?? '0'}`), unit: (match[3] as string).toLowerCase() }
}

const factorOfMb: Record<string, number> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024, p: 1024 ** 3 }

/** Whole megabytes; a bare number is megabytes already, units are B to PB (or French octets). 0 and nonsense are null unless `zero`. */
export function megabytes(row: Tree | null, name: string, zero = false): number | null {
  const found = measured(own(row, name))
  if (found === null) return null
  const { unit } = found
  const factor =
    unit === '' ? 1 : /^(b|o|bytes|octets)$/.test(unit) ? 1 / 1024 / 1024 : (factorOfMb[unit[0] as string] ?? 1)
  const size = Math.round(found.amount * factor)
  return Number.isSafeInteger(size) && (size > 0 || zero) ? size : null
}

/** MHz of a processor or memory module: `2.40 GHz`, `3200 MT/s`, `3200`. 0 is null. */
export function megahertz(row: Tree | null, name: string): number | null {
  const found = measured(own(row, name))
  if (found === null) return null
  const speed = Math.round(found.amount * (found.unit.startsWith('g') ? 1000 : 1))
  return speed > 0 && speed < 100_000 ? speed : null
}

/** Mbit/s of a card: `1 Gb/s`, `1000 Mbps`, `1000`. 0, -1 and 4294967295 mean not linked, so null. */
export function megabits(row: Tree | null, name: string): number | null {
  const found = measured(own(row, name))
  if (found === null) return null
  const factor = found.unit.startsWith('g')
    ? 1000
    : found.unit.startsWith('k')
      ? 1 / 1000
      : /^(b|bps|bit)/.test(found.unit)
        ? 1e-6
        : 1
  const speed = Math.round(found.amount * factor)
  return speed > 0 && speed <= 1_600_000 ? speed : null
}

/** Thousandths of a unit: `50 Wh` and `50000 mWh` are 50000, so are `50000` and 50000. */
export function thousandths(row: Tree | null, name: string): number | null {
  const found = measured(own(row, name))
  if (found === null) return null
  const value = Math.round(found.amount * (found.unit === '' || found.unit.startsWith('m') ? 1 : 1000))
  return value > 0 && value < 1_000_000_000 ? value : null
}

/** Lower case with colons; null when it is no 48-bit address, or all zeros or ones. */
export function normaliseMac(value: string | null): string | null {
  if (value === null) return null
  const digits = value.toLowerCase().replace(/[:\-. ]/g, '')
  if (!/^[0-9a-f]{12}$/.test(digits) || digits === '000000000000' || digits === 'ffffffffffff') return null
  return digits.replace(/..(?!$)/g, '$&:')
}

export function mac(row: Tree | null, ...names: string[]): string | null {
  return normaliseMac(firstText(row, ...names))
}

/** An IPv4 or IPv6 address without zone nor prefix; null when it is none or says nothing (0.0.0.0, ::). */
export function normaliseAddress(value: string): { address: string; family: 4 | 6 } | null {
  const bare = (value.trim().split(/[%/]/, 1)[0] as string).toLowerCase()
  const family = isIP(bare)
  if (family === 0 || bare === '0.0.0.0' || bare === '::') return null
  return { address: bare, family: family === 4 ? 4 : 6 }
}

/** Addresses of a comma or slash separated list. */
export function addresses(value: string | null): { address: string; family: 4 | 6 }[] {
  if (value === null) return []
  return value.split(/[,;/ ]+/).flatMap((item) => normaliseAddress(item) ?? [])
}

/** The end of a product key, all that is kept of it. */
export function keyEnd(row: Tree | null, name: string): string | null {
  const key = text(row, name)
  return key === null || key.length < 10 ? null : key.slice(-5)
}
