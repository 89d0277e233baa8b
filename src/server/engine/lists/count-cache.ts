import type { CompiledQuery } from 'kysely'

const lifetime = 2_000
const most = 1_000

interface Counted {
  total: Promise<number>
  at: number
  stamp: number
}

const counted = new Map<string, Counted>()
let stamp = 0

/**
 * Totals of the last two seconds, by statement and values: forty technicians on the same list count it once. Any write of
 * this process makes them all void at once, so that nobody misses his own; another node's write shows after two seconds.
 */
export function rememberCount(query: CompiledQuery, count: () => Promise<number>): Promise<number> {
  const key = keyOf(query)
  const now = performance.now()
  const known = counted.get(key)
  if (known !== undefined && known.stamp === stamp && now - known.at < lifetime) return known.total
  if (counted.size >= most) counted.clear()
  const total = count()
  counted.set(key, { total, at: now, stamp })
  total.catch(() => counted.delete(key))
  return total
}

/** The total a statement gave last, however long ago: good for choosing a way, not for showing. */
export const lastCount = (query: CompiledQuery): Promise<number> | undefined => counted.get(keyOf(query))?.total

/** Called after each commit of the write gate. */
export function forgetCounts(): void {
  stamp++
}

const keyOf = (query: CompiledQuery): string => `${query.sql}\u0001${JSON.stringify(query.parameters)}`
