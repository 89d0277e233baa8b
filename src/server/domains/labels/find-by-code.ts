import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { normaliseHandle } from '../../../shared/fields/handle.ts'
import { assetIdOf, type HandleSort, handleOrder } from '../../../shared/labels/read-code.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'

export interface FoundAsset {
  id: string
  name: string
  type: string
  serial: string | null
  inventoryNumber: string | null
  locationId: string | null
  /** What the code is of it. */
  by: HandleSort
}

/** What a scanned or typed code names, among what the reader may see: as a rule one asset; more when serials are double. */
export async function findByCode(reader: Reader, publicUrl: string, code: string): Promise<FoundAsset[]> {
  return (await findByCodes(reader, publicUrl, [code])).get(code) ?? []
}

/**
 * The same for many codes, in one statement. Of each code the assets of the surest handle only: an inventory number that
 * is also somebody's machine name means the inventory number.
 */
export async function findByCodes(
  reader: Reader,
  publicUrl: string,
  codes: readonly string[],
): Promise<Map<string, FoundAsset[]>> {
  const asked = [...new Set(codes)].map((code) => meaningOf(code, publicUrl))
  const all = asked.map(({ code }) => code)
  const found = await sql<FoundAsset & { code: string }>`
    with named as materialized (
      select q.code, 'address' as by, q.id from unnest(${all}::text[], ${asked.map(({ id }) => id)}::bigint[]) q(code, id)
      where q.id is not null
      union all
      select q.code, 'number', a.id
      from unnest(${all}::text[], ${asked.map(({ number }) => number)}::bigint[]) q(code, number)
        join asset a on a.number = q.number
      union all
      select q.code, e.sort, e.record_id
      from unnest(${all}::text[], ${asked.map(({ handle }) => handle)}::text[]) q(code, handle)
        join search_exact e on e.value = q.handle and e.kind = 'asset' and e.sort = any(${[...handleOrder]}))
    select n.code, n.by, a.id, a.name, a.type, a.serial, a.inventory_number, a.location_id
    from named n join asset a on a.id = n.id
    where a.deleted_at is null and ${visible(entryOf(reader.house, assetKind.name), reader.actor, 'a')}
    order by a.id`.execute(reader.db)
  return surest(found.rows)
}

interface Meaning {
  code: string
  id: string | null
  number: string | null
  handle: string | null
}

function meaningOf(code: string, publicUrl: string): Meaning {
  const id = assetIdOf(code.trim(), publicUrl)
  if (id !== null) return { code, id, number: null, handle: null }
  const handle = normaliseHandle(code)
  const asNumber = /^\s*(?:n°|no\.?|#)?\s*(\d{1,9})\s*$/i.exec(code)
  return { code, id, number: asNumber?.[1] ?? null, handle: handle.length < 2 ? null : handle }
}

function surest(rows: readonly (FoundAsset & { code: string })[]): Map<string, FoundAsset[]> {
  const rank = (asset: FoundAsset) => handleOrder.indexOf(asset.by)
  const best = new Map<string, number>()
  for (const row of rows) best.set(row.code, Math.min(best.get(row.code) ?? handleOrder.length, rank(row)))
  const byCode = new Map<string, FoundAsset[]>()
  for (const { code, ...asset } of rows) {
    if (rank(asset) !== best.get(code)) continue
    byCode.set(code, [...(byCode.get(code) ?? []), asset])
  }
  return byCode
}
