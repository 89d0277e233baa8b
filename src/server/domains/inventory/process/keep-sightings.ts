import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { PortPart } from '../neutral.ts'

export interface Sighting {
  assetId: string
  ports: readonly Pick<PortPart, 'key' | 'neighbours' | 'macs'>[]
}

/**
 * Which ports see whom: neighbours that named themselves and addresses learnt. What is no longer seen stays, with the time
 * it was last there, until the sweep; only what differs is written. Messages that say nothing of it (computers) cost nothing.
 */
export async function keepSightings(db: Kysely<Tables>, equipment: readonly Sighting[]): Promise<void> {
  const rows = equipment.flatMap(({ assetId, ports }) =>
    ports.flatMap((port) => [
      ...(port.neighbours ?? []).map((each) => ({
        asset_id: assetId,
        port_key: port.key,
        via: each.via,
        mac: each.mac,
        name: each.name,
        port_name: each.port,
        address: each.address,
        description: each.description,
      })),
      ...(port.macs ?? []).map((mac) => ({ asset_id: assetId, port_key: port.key, via: 'mac', mac })),
    ]),
  )
  const speaking = equipment
    .filter(({ ports }) => ports.some((port) => port.neighbours !== undefined || port.macs !== undefined))
    .map((each) => each.assetId)
  if (speaking.length === 0) return
  await sql`
    with told as materialized (
      select distinct on (asset_id, port_key, via, coalesce(mac, ''), coalesce(name, '')) *
      from json_to_recordset(${JSON.stringify(rows)}::json) as t(asset_id bigint, port_key text, via text, mac text, name text, port_name text, address text, description text)),
    gone as (
      update port_sighting s set ended_at = now() where s.asset_id = any(${speaking}::bigint[]) and s.ended_at is null
        and not exists (select 1 from told t where t.asset_id = s.asset_id and t.port_key = s.port_key and t.via = s.via
          and t.mac is not distinct from s.mac and t.name is not distinct from s.name))
    insert into port_sighting (asset_id, port_key, via, mac, name, port_name, address, description)
    select asset_id, port_key, via, mac, name, port_name, address, description from told order by 1, 2, 3, 4, 5
    on conflict (asset_id, port_key, via, coalesce(mac, ''), coalesce(name, '')) do update
      set last_seen_at = now(), ended_at = null, port_name = excluded.port_name, address = excluded.address, description = excluded.description`.execute(
    db,
  )
}
