import { BlockList, isIP } from 'node:net'
import { type Kysely, sql } from 'kysely'
import type { JunkSort } from '../../../../shared/inventory/inventory.kinds.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { isJunkMac, isJunkManufacturer, isJunkModel, isJunkSerial, isJunkUuid } from './junk.ts'
import { hasWildcard, matches } from './matches.ts'

export interface JunkList {
  /** By the shipped list or by what administrators added. */
  has(sort: JunkSort, value: string): boolean
  /** By what administrators added alone. */
  isAdded(sort: JunkSort, value: string): boolean
  /** Nothing was added: messages stay as they were read. */
  readonly isEmpty: boolean
}

const never = () => false

const shipped: Record<JunkSort, (value: string) => boolean> = {
  serial: isJunkSerial,
  uuid: isJunkUuid,
  mac: isJunkMac,
  model: isJunkModel,
  manufacturer: isJunkManufacturer,
  // Addresses that are no machine's own (0.0.0.0, ::, loopback) are left out while reading.
  ip: never,
  email: never,
  name: never,
}

/** As values of a sort are compared: without case, and without the punctuation that agents write differently. */
export function normaliseJunk(sort: JunkSort, value: string): string {
  const word = value.trim().toLowerCase()
  return sort === 'mac' || sort === 'uuid' ? word.replace(/[^0-9a-f*?]/g, '') : word
}

/** What was added of one sort: plain values are looked up, patterns and networks tried one after the other. */
class Added {
  private readonly plain = new Set<string>()
  private readonly patterns: string[] = []
  private readonly networks = new BlockList()

  add(sort: JunkSort, value: string): void {
    const word = normaliseJunk(sort, value)
    const [address = '', prefix] = word.split('/')
    if (sort === 'ip' && prefix !== undefined && isIP(address) !== 0)
      this.networks.addSubnet(address, Number(prefix), isIP(address) === 4 ? 'ipv4' : 'ipv6')
    else if (hasWildcard(word)) this.patterns.push(word)
    else this.plain.add(word)
  }

  holds(sort: JunkSort, value: string): boolean {
    const word = normaliseJunk(sort, value)
    if (this.plain.has(word) || this.patterns.some((pattern) => matches(pattern, word))) return true
    const family = sort === 'ip' ? isIP(word) : 0
    return family !== 0 && this.networks.check(word, family === 4 ? 'ipv4' : 'ipv6')
  }
}

export function junkListOf(rows: readonly { sort: JunkSort; value: string }[]): JunkList {
  const added = new Map<JunkSort, Added>()
  for (const { sort, value } of rows) {
    const own = added.get(sort) ?? new Added()
    own.add(sort, value)
    added.set(sort, own)
  }
  const isAdded = (sort: JunkSort, value: string) => added.get(sort)?.holds(sort, value) === true
  return { has: (sort, value) => shipped[sort](value) || isAdded(sort, value), isAdded, isEmpty: rows.length === 0 }
}

/** The shipped list and what administrators added. */
export async function loadJunk(db: Kysely<Tables>): Promise<JunkList> {
  const found = await sql<{ sort: JunkSort; value: string }>`
    select sort, value from inventory_junk where deleted_at is null`.execute(db)
  return junkListOf(found.rows)
}
