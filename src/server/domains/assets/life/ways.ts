import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { lifeDates, setterOf } from '../../../../shared/assets/life.kinds.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { readSetting } from '../../../engine/settings.ts'

export interface Way {
  id: string
  name: string
  to: { id: string; name: string; phase: string }
  /** Dates it sets, by the names of their fields. */
  dates: string[]
}

/** The ways out of an asset's state, in the order people gave them; `isHeld`: no others are allowed. */
export async function waysOf(reader: Reader, assetId: string): Promise<{ items: Way[]; isHeld: boolean }> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<{ id: string; name: string; to: Way['to'] } & Record<string, unknown>>`
    select distinct on (t.position, t.to_state_id) t.*, json_build_object('id', s.id::text, 'name', s.name, 'phase', s.phase) as to
    from asset a join state_transition t on (t.from_state_id is null or t.from_state_id = a.state_id) and (t.asset_type is null or t.asset_type = a.type)
    join asset_state s on s.id = t.to_state_id and s.deleted_at is null
    where a.id = ${assetId} and t.deleted_at is null and t.to_state_id is distinct from a.state_id
    order by t.position, t.to_state_id, t.asset_type is null, t.from_state_id is null, t.id`.execute(reader.db)
  const items = found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    to: row.to,
    dates: lifeDates.filter((date) => row[setterOf(date)] === true),
  }))
  return { items, isHeld: await readSetting(reader.db, reader.house, 'assets.onlyListedTransitions') }
}
