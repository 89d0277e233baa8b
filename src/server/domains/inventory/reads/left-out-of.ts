import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

/** Sections that the site does not take of inventories, and since when; none for what no agent has spoken of. */
export async function leftOutOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: { section: string; since: Date }[]; total: number; next: null }> {
  const asset = await readRecord(reader, assetKind, assetId)
  if (asset.lastInventoryAt == null) return { items: [], total: 0, next: null }
  const found = await sql<{ section: string; since: Date }>`
    select section, off_since as since from inventory_switch order by section`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}
