/** A network: all addresses whose first `prefix` bits are those of `first`. */
export interface IpRange {
  family: 4 | 6
  first: bigint
  prefix: number
}

export interface IpAddress {
  family: 4 | 6
  value: bigint
}

const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128)
const byte = /^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/

/** Reads `10.1.2.3`, `2001:db8::1`; null = no address. The database reads the same ones (function address_of). */
export function readAddress(text: string): IpAddress | null {
  const value = text.includes(':') ? readSix(text) : readFour(text)
  return value === null ? null : { family: text.includes(':') ? 6 : 4, value }
}

function readFour(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => byte.test(part))) return null
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n)
}

function readSix(text: string): bigint | null {
  const [head, tail, more] = text.split('::')
  if (more !== undefined || head === undefined) return null
  const before = groups(head)
  const after = tail === undefined ? [] : groups(tail)
  if (before === null || after === null) return null
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  return [...before, ...Array.from({ length: missing }, () => 0n), ...after].reduce(
    (value, group) => value * 65_536n + group,
    0n,
  )
}

/** Groups of one side of `::`; the last may be an address of the fourth version, which counts as two. */
function groups(text: string): bigint[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const read: bigint[] = []
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) read.push(BigInt(`0x${part}`))
    else {
      const four = index === parts.length - 1 ? readFour(part) : null
      if (four === null) return null
      read.push(four >> 16n, four & 65_535n)
    }
  }
  return read
}

/**
 * Reads a network, `10.1.0.0/16` or `2001:db8::/32`; an address alone is a network of one.
 * @returns null for what is none; bits behind the prefix are dropped, `isExact` says whether there were any
 */
export function readRange(text: string): (IpRange & { isExact: boolean }) | null {
  const [left, right, more] = text.trim().split('/')
  const address = left === undefined || more !== undefined ? null : readAddress(left)
  if (address === null) return null
  const bits = bitsOf(address.family)
  if (right !== undefined && !/^\d{1,3}$/.test(right)) return null
  const prefix = right === undefined ? bits : Number(right)
  if (prefix > bits) return null
  const shift = BigInt(bits - prefix)
  const first = (address.value >> shift) << shift
  return { family: address.family, first, prefix, isExact: first === address.value }
}

export const isIn = (address: IpAddress, range: IpRange): boolean => {
  if (address.family !== range.family) return false
  const shift = BigInt(bitsOf(range.family) - range.prefix)
  return address.value >> shift === range.first >> shift
}

/** Is `inner` part of `outer`, or the same? */
export const isWithin = (inner: IpRange, outer: IpRange): boolean =>
  inner.prefix >= outer.prefix && isIn({ family: inner.family, value: inner.first }, outer)

/** `10.1.0.0/16`, in the one way the database writes it. */
export const rangeText = (range: IpRange): string =>
  `${addressText({ family: range.family, value: range.first })}/${range.prefix}`

export function addressText({ family, value }: IpAddress): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
  const parts = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 65_535n).toString(16))
  return shortened(parts)
}

/** The longest run of zeros, two groups at least, becomes `::` (RFC 5952). */
function shortened(parts: string[]): string {
  let best = { at: -1, length: 1 }
  for (let at = 0; at < parts.length; at++) {
    let length = 0
    while (parts[at + length] === '0') length += 1
    if (length > best.length) best = { at, length }
  }
  if (best.at < 0) return parts.join(':')
  return `${parts.slice(0, best.at).join(':')}::${parts.slice(best.at + best.length).join(':')}`
}
