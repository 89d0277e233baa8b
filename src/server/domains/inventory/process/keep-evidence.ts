import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Evidence } from '../identity/evidence.ts'

/** What may change on one machine without making it another: a card, a name. Single values (UUID, serial) are replaced. */
const replaced = ['uuid', 'serial', 'mainboard', 'tag', 'name']

/** Remembers by what assets are known; only differences are written. One statement for all. */
export async function keepEvidence(
  db: Kysely<Tables>,
  assets: readonly { assetId: string; evidence: readonly Evidence[]; at: Date }[],
): Promise<void> {
  if (assets.length === 0) return
  const rows = assets.flatMap(({ assetId, evidence, at }) =>
    evidence.map(({ sort, value }) => ({ id: assetId, sort, value: value.slice(0, 500), at })),
  )
  await sql`${prepared}
    with said as materialized (select distinct on (id, sort, value) * from json_to_recordset(${JSON.stringify(rows)}::json) as s(id bigint, sort text, value text, at timestamptz)),
    gone as (
      delete from asset_evidence e where e.asset_id = any(${assets.map((each) => each.assetId)}::bigint[]) and e.sort = any(${replaced}::text[])
        and exists (select 1 from said where said.id = e.asset_id and said.sort = e.sort)
        and not exists (select 1 from said where said.id = e.asset_id and said.sort = e.sort and said.value = e.value))
    insert into asset_evidence (asset_id, sort, value, seen_at) select id, sort, value, at from said
    on conflict (asset_id, sort, value) do nothing`.execute(db)
}
