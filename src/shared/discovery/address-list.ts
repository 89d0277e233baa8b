import { addressText, type IpAddress, type IpRange, readAddress, readRange } from '../conditions/ip-range.ts'

/** Addresses of one scan at most: a network of sixteen bits. */
export const mostAddresses = 65_536

export interface AddressSpan {
  family: 4 | 6
  first: bigint
  last: bigint
}

export type AddressFault = { code: 'unreadable' | 'reversed' | 'too_many' | 'forbidden'; text: string }

/** Nobody answers there, and asking would reach everybody (multicast, broadcast) or nobody (0.0.0.0/8). */
const never: readonly IpRange[] = ['0.0.0.0/8', '224.0.0.0/3', 'ff00::/8'].map((text) => readRange(text)!)

/**
 * Reads `10.0.0.0/24, 10.0.1.5-10.0.1.20, 10.0.2.9`: networks, spans and single addresses, separated by commas, semicolons or
 * blanks. Of networks with room for it, the first and the last address are no machine's.
 * @param hasEdges those count as well: what is left out is left out whole
 */
export function readSpans(text: string, hasEdges = false): AddressSpan[] | AddressFault {
  const spans: AddressSpan[] = []
  const items = text
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((item) => item !== '')
  for (const item of items) {
    const span = readSpan(item, hasEdges)
    if ('code' in span) return span
    if (never.some((range) => touches(span, range))) return { code: 'forbidden', text: item }
    spans.push(span)
  }
  return spans
}

function readSpan(item: string, hasEdges: boolean): AddressSpan | AddressFault {
  const [from = '', to, more] = item.split('-')
  if (to !== undefined) {
    const first = readAddress(from)
    const last = readAddress(to)
    if (first === null || last === null || more !== undefined || first.family !== last.family)
      return { code: 'unreadable', text: item.slice(0, 100) }
    if (last.value < first.value) return { code: 'reversed', text: item }
    return { family: first.family, first: first.value, last: last.value }
  }
  const range = readRange(item)
  if (range === null) return { code: 'unreadable', text: item.slice(0, 100) }
  const size = 1n << BigInt((range.family === 4 ? 32 : 128) - range.prefix)
  const isWhole = !hasEdges && range.family === 4 && size > 2n
  return {
    family: range.family,
    first: range.first + (isWhole ? 1n : 0n),
    last: range.first + size - (isWhole ? 2n : 1n),
  }
}

const touches = (span: AddressSpan, range: IpRange): boolean => {
  if (span.family !== range.family) return false
  const end = range.first + (1n << BigInt((range.family === 4 ? 32 : 128) - range.prefix))
  return span.first < end && span.last >= range.first
}

const holds = (spans: readonly AddressSpan[], { family, value }: IpAddress): boolean =>
  spans.some((span) => span.family === family && value >= span.first && value <= span.last)

/** Each address once, in order; what is excluded is left out. @throws never: reads what `readSpans` accepted */
export function* addressesOf(spans: readonly AddressSpan[], excluded: readonly AddressSpan[]): Generator<string> {
  for (const [index, { family, first, last }] of spans.entries()) {
    const before = spans.slice(0, index)
    for (let value = first; value <= last; value++) {
      const address: IpAddress = { family, value }
      if (!holds(excluded, address) && !holds(before, address)) yield addressText(address)
    }
  }
}

/** How many addresses are asked, or why the text says none. */
export function countAddresses(text: string, exclusions: string): number | AddressFault {
  const spans = readSpans(text)
  if ('code' in spans) return spans
  const excluded = readSpans(exclusions, true)
  if ('code' in excluded) return excluded
  // Counted before they are listed: an IPv6 network has more than there is time for.
  const size = spans.reduce((sum, span) => sum + (span.last - span.first + 1n), 0n)
  if (size > BigInt(mostAddresses)) return { code: 'too_many', text: String(mostAddresses) }
  let count = 0
  for (const _ of addressesOf(spans, excluded)) count += 1
  return count
}
