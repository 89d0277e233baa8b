import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Evidence } from '../identity/evidence.ts'

/** What may change on one machine without making it another: a card, a name. Single values (UUID, serial) are replaced. */
const replaced = ['uuid', 'serial', 'mainboard', 'tag', 'name']

/** Remembers by what the asset is known; only differences are written. */
export async function keepEvidence(
  db: Kysely<Tables>,
  assetId: string,
  evidence: readonly Evidence[],
  now: Date,
): Promise<void> {
  const sorts = evidence.map((each) => each.sort)
  const values = evidence.map((each) => each.value.slice(0, 500))
  await sql`
    with said as (select distinct sort, value from unnest(${sorts}::text[], ${values}::text[]) as s(sort, value)),
    gone as (
      delete from asset_evidence e where e.asset_id = ${assetId} and e.sort = any(${replaced}::text[])
        and exists (select 1 from said where said.sort = e.sort) and not exists (select 1 from said where said.sort = e.sort and said.value = e.value))
    insert into asset_evidence (asset_id, sort, value, seen_at) select ${assetId}, sort, value, ${now} from said
    on conflict (asset_id, sort, value) do nothing`.execute(db)
}
