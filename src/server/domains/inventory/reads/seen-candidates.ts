import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf, type House } from '../../../engine/house.ts'

/** Machines that a message was compared with (`[{assetId, name, …}]`), those of other units left out. */
export const seenCandidates = (list: RawBuilder<unknown>, actor: Actor, house: House): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(c.value order by c.at), '[]') from jsonb_array_elements(case when jsonb_typeof(${list}) = 'array' then ${list} else '[]' end) with ordinality c(value, at)
    where exists (select 1 from asset ca where ca.id = (c.value->>'assetId')::bigint and ${visible(entryOf(house, 'asset'), actor, 'ca')}))`

/** The trace of a message, its candidates likewise. */
export const seenTrace = (alias: string, actor: Actor, house: House): RawBuilder<unknown> => {
  const trace = sql.ref(`${alias}.trace`)
  return sql`case when jsonb_typeof(${trace}->'candidates') = 'array'
    then jsonb_set(${trace}, '{candidates}', ${seenCandidates(sql`${trace}->'candidates'`, actor, house)}) else ${trace} end`
}
