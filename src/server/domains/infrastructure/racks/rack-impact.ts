import { type RawBuilder, sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { ImpactSource } from '../../../engine/house.ts'

/** Row by row from the ids, so that each is looked up by the index of its end. */
const read = (table: string, cause: string, effect: string, end: 'cause' | 'effect', ids: RawBuilder<unknown>) => sql`
  select ${sql.ref(`x.${cause}`)} as cause_id, ${sql.ref(`x.${effect}`)} as effect_id, null::text as label, null::bigint as link_id
  from unnest(${ids}) near(id), lateral (
    select k.* from ${sql.table(table)} k where ${sql.ref(`k.${end === 'cause' ? cause : effect}`)} = near.id and k.asset_id is not null offset 0) x`

/** A rack that falls takes along what hangs in it; so does an enclosure. */
export const mountImpact: ImpactSource = {
  name: 'mount',
  kind: assetKind.name,
  edges: (ids, end) => read('mount', 'holder_id', 'asset_id', end, ids),
}

/** A PDU without power takes along what is plugged into it. Two supplies: two edges, and people see both. */
export const outletImpact: ImpactSource = {
  name: 'outlet',
  kind: assetKind.name,
  // A machine with two plugs in one PDU hangs on it once.
  edges: (ids, end) => sql`select distinct * from (${read('outlet', 'pdu_id', 'asset_id', end, ids)}) o`,
}
