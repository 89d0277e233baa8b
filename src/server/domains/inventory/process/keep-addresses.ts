import { type Kysely, sql } from 'kysely'
import { normaliseHandle } from '../../../engine/search/exact.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'

const nowhere = /^(127\.|::1$|fe80:|0\.0\.0\.0$)/i

/** MAC and IP addresses by which people look a machine up; only what differs is written. */
export async function keepAddresses(db: Kysely<Tables>, assetId: string, neutral: NeutralInventory): Promise<void> {
  const ports = neutral.sections.port
  if (ports === undefined) return
  const macs = ports.flatMap((port) => (port.mac === null || port.isDock ? [] : [{ sort: 'mac', shown: port.mac }]))
  const ips = ports
    .flatMap((port) => port.addresses.map((each) => each.address))
    .filter((address) => !nowhere.test(address))
    .map((address) => ({ sort: 'ip', shown: address }))
  const handles = [...macs, ...ips]
    .map((each) => ({ ...each, value: normaliseHandle(each.shown) }))
    .filter((each) => each.value.length > 2)
  await sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(handles)}::jsonb) as w(sort text, value text, shown text)),
    gone as (
      delete from search_exact e where e.kind = 'asset' and e.record_id = ${assetId} and e.sort in ('mac', 'ip')
        and not exists (select 1 from wanted w where w.sort = e.sort and w.value = e.value))
    insert into search_exact (value, kind, record_id, sort, shown)
    select distinct value, 'asset', ${assetId}::bigint, sort, shown from wanted on conflict do nothing`.execute(db)
}
