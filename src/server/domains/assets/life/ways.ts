import { sql } from 'kysely'
import { assetKind, assetStateKind } from '../../../../shared/assets/assets.kinds.ts'
import { lifeDates, setterOf, stateTransitionKind } from '../../../../shared/assets/life.kinds.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { spokenSql } from '../../../engine/lists/title-sql.ts'
import { readSetting } from '../../../engine/settings.ts'
import { isForType } from './transitions.ts'

export interface Way {
  id: string
  name: string
  to: { id: string; name: string; phase: string }
  /** Dates it sets, by the names of their fields. */
  dates: string[]
  /** Who last said which dates it sets, and when; null when it sets none. */
  setBy: { name: string; at: Date } | null
}

/** The ways out of an asset's state, in the order people gave them; `isHeld`: no others are allowed. */
export async function waysOf(reader: Reader, assetId: string): Promise<{ items: Way[]; isHeld: boolean }> {
  await readRecord(reader, assetKind, assetId)
  const said = (kind: Kind, alias: string) => spokenSql(kind, 'name', alias, reader.actor.language)
  const found = await sql<{ id: string; said: string; to: Way['to'] } & Record<string, unknown>>`
    select distinct on (t.position, t.to_state_id) t.*, ${said(stateTransitionKind, 't')} as said, h.name as set_by, h.at as set_at, json_build_object('id', s.id::text, 'name', ${said(assetStateKind, 's')}, 'phase', s.phase) as to
    from asset a join state_transition t on (t.from_state_id is null or t.from_state_id = a.state_id) and (t.asset_type is null or t.asset_type = a.type)
    join asset_state s on s.id = t.to_state_id and s.deleted_at is null and ${isForType('s', sql`a.type`)}
    left join lateral (select h.actor_name as name, h.at from history h where h.kind = 'state-transition' and h.record_id = t.id
      and exists (select 1 from jsonb_array_elements(h.changes) c where c ->> 'field' = any(${lifeDates.map(setterOf)}::text[]))
      order by h.id desc limit 1) h on true
    where a.id = ${assetId} and t.deleted_at is null and t.to_state_id is distinct from a.state_id
    order by t.position, t.to_state_id, t.asset_type is null, t.from_state_id is null, t.id`.execute(reader.db)
  const items = found.rows.map((row): Way => {
    const dates = lifeDates.filter((date) => row[setterOf(date)] === true)
    const isSet = dates.length > 0 && typeof row.setBy === 'string'
    const setBy = isSet ? { name: String(row.setBy), at: row.setAt as Date } : null
    return { id: row.id, name: row.said, to: row.to, dates, setBy }
  })
  return { items, isHeld: await readSetting(reader.db, reader.house, 'assets.onlyListedTransitions') }
}
