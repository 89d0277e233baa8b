import type { Column, SnmpValue } from './session.ts'

const longest = 1_000

/** Text of a device: UTF-8 where it is, else Latin-1, one line, without what no text holds. null: none. */
export function textOf(value: SnmpValue | undefined): string | null {
  if (value === undefined) return null
  const raw = Buffer.isBuffer(value) ? bytesText(value.subarray(0, longest * 4)) : String(value)
  const clean = raw
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, ' ')
    .trim()
    .slice(0, longest)
  return clean === '' ? null : clean.toWellFormed()
}

function bytesText(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  const used = end === -1 ? bytes : bytes.subarray(0, end)
  const text = used.toString('utf8')
  return text.includes('\ufffd') ? used.toString('latin1') : text
}

/** A whole number, negative ones too (Printer-MIB uses them as words). null: none. */
export function numberOf(value: SnmpValue | undefined): number | null {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value) : null
  const text = textOf(value)
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

/** A 48-bit address with colons; null: none, or all zeros. */
export function macOf(value: SnmpValue | undefined): string | null {
  if (!Buffer.isBuffer(value) || value.length !== 6) return null
  return value.every((byte) => byte === 0) ? null : hexWithColons(value)
}

const hexWithColons = (bytes: Buffer): string => bytes.toString('hex').replace(/..(?!$)/g, '$&:')

/** The address in the last six numbers of an index. */
export function macOfIndex(index: string): string | null {
  const bytes = index.split('.').slice(-6).map(Number)
  if (bytes.length !== 6 || bytes.some((byte) => !(byte >= 0 && byte <= 255))) return null
  return hexWithColons(Buffer.from(bytes))
}

/** An IPv4 or IPv6 address of as many bytes. */
export function addressOf(bytes: readonly number[]): string | null {
  if (bytes.some((byte) => !(byte >= 0 && byte <= 255))) return null
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length !== 16) return null
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at]! << 8) | bytes[2 * at + 1]!).toString(16))
  return groups.join(':')
}

/** The first value of a column, whatever its index. */
export const firstOf = (column: Column): SnmpValue | undefined => column.values().next().value
