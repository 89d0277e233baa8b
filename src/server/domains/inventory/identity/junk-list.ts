import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { isJunkMac, isJunkManufacturer, isJunkModel, isJunkSerial, isJunkUuid } from './junk.ts'

export type JunkSort = 'serial' | 'uuid' | 'mac' | 'model' | 'manufacturer'

export interface JunkList {
  has(sort: JunkSort, value: string): boolean
}

const shipped: Record<JunkSort, (value: string) => boolean> = {
  serial: isJunkSerial,
  uuid: isJunkUuid,
  mac: isJunkMac,
  model: isJunkModel,
  manufacturer: isJunkManufacturer,
}

/** The shipped list and what administrators added. */
export async function loadJunk(db: Kysely<Tables>): Promise<JunkList> {
  const found = await sql<{
    sort: JunkSort
    value: string
  }>`select sort, lower(value) as value from inventory_junk where deleted_at is null`.execute(db)
  const added = new Set(found.rows.map((row) => `${row.sort} ${row.value}`))
  return { has: (sort, value) => shipped[sort](value) || added.has(`${sort} ${value.trim().toLowerCase()}`) }
}
