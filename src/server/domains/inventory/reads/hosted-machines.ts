import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { uuidOrders } from '../process/uuid-orders.ts'

export interface HostedMachine {
  /** Id of the part that lists it. */
  part: string
  /** Null: no record that the reader may see. */
  asset: { id: string; name: string } | null
  /** There is a record, seen or not. */
  isKnown: boolean
}

/** Which computers stand for the virtual machines that an asset lists. */
export async function hostedMachines(
  reader: Reader,
  assetId: string,
): Promise<{ items: HostedMachine[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const parts = await sql<{ id: string; uuid: string | null }>`
    select id, data ->> 'uuid' as uuid from asset_part where asset_id = ${assetId} and section = 'virtualMachine' order by id`.execute(
    reader.db,
  )
  const asked = parts.rows.flatMap(({ id, uuid }) => uuidOrders(uuid ?? '').map((order) => ({ part: id, uuid: order })))
  const found = await sql<{ part: string; id: string; name: string; isVisible: boolean }>`
    select q.part::text, a.id::text, a.name, ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')} as is_visible
    from json_to_recordset(${JSON.stringify(asked)}::json) as q(part bigint, uuid text)
    join asset a on lower(a.uuid) = q.uuid and a.id <> ${assetId} and a.deleted_at is null`.execute(reader.db)
  const byPart = new Map(found.rows.map((row) => [row.part, row]))
  const items = parts.rows.map(({ id }): HostedMachine => {
    const known = byPart.get(id)
    return {
      part: id,
      asset: known?.isVisible === true ? { id: known.id, name: known.name } : null,
      isKnown: known !== undefined,
    }
  })
  return { items, total: items.length, next: null }
}
