import { type Kysely, sql } from 'kysely'
import { normaliseHandle } from '../../../../shared/fields/handle.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { PortPart } from '../neutral.ts'

const nowhere = /^(127\.|::1$|fe80:|0\.0\.0\.0$)/i

export interface Addressed {
  assetId: string
  ports: readonly Pick<PortPart, 'mac' | 'isDock' | 'addresses'>[]
}

/** MAC and IP addresses by which people look machines up; only what differs is written. One statement for all. */
export async function keepAddresses(db: Kysely<Tables>, assets: readonly Addressed[]): Promise<void> {
  if (assets.length === 0) return
  const handles = assets.flatMap(handlesOf)
  await sql`${prepared}
    with wanted as materialized (select * from json_to_recordset(${JSON.stringify(handles)}::json) as w(id bigint, sort text, value text, shown text)),
    gone as (
      delete from search_exact e where e.kind = 'asset' and e.record_id = any(${assets.map((each) => each.assetId)}::bigint[]) and e.sort in ('mac', 'ip')
        and not exists (select 1 from wanted w where w.id = e.record_id and w.sort = e.sort and w.value = e.value))
    insert into search_exact (value, kind, record_id, sort, shown)
    select w.value, 'asset', w.id, w.sort, w.shown from wanted w
    where not exists (select 1 from search_exact e where e.kind = 'asset' and e.record_id = w.id and e.sort = w.sort and e.value = w.value)
    on conflict do nothing`.execute(db)
}

function handlesOf({ assetId, ports }: Addressed) {
  const macs = ports.flatMap((port) => (port.mac === null || port.isDock ? [] : [{ sort: 'mac', shown: port.mac }]))
  const ips = ports
    .flatMap((port) => port.addresses.map((each) => each.address))
    .filter((address) => !nowhere.test(address))
    .map((address) => ({ sort: 'ip', shown: address }))
  return [...macs, ...ips]
    .map((each) => ({ id: assetId, ...each, value: normaliseHandle(each.shown) }))
    .filter((each) => each.value.length > 2)
}
