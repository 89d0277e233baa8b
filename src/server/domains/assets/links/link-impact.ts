import { type RawBuilder, sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { ImpactSource } from '../../../engine/house.ts'

/** One way of reading the links that carry trouble: `forward` from the first end to the second. */
const read = (way: 'forward' | 'backward', end: 'cause' | 'effect', ids: RawBuilder<unknown>) => {
  const [cause, effect] = way === 'forward' ? ['l.from_id', 'l.to_id'] : ['l.to_id', 'l.from_id']
  // Row by row from the ids, so that each is looked up by the index of its end however many links there are.
  return sql`
    select ${sql.ref(cause!)} as cause_id, ${sql.ref(effect!)} as effect_id, ${sql.ref(way === 'forward' ? 't.name' : 't.reverse_name')} as label, l.id as link_id
    from unnest(${ids}) near(id), lateral (
      select k.* from asset_link k where k.ended_at is null and ${sql.ref(`k.${(end === 'cause' ? cause : effect)!.slice(2)}`)} = near.id offset 0) l
      join link_type t on t.id = l.type_id and t.impact in (${sql.lit(way)}, 'both')`
}

/** Links along which trouble goes, as their type says. */
export const linkImpact: ImpactSource = {
  name: 'link',
  kind: assetKind.name,
  edges: (ids, end) => sql`${read('forward', end, ids)} union all ${read('backward', end, ids)}`,
}
