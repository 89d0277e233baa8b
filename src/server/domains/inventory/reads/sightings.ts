import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { normaliseHandle } from '../../../../shared/fields/handle.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

/** A switch of 48 ports with a hundred addresses on each uplink stays below. */
const most = 2_000

interface Sighting {
  id: string
  port: string
  via: 'lldp' | 'cdp' | 'mac'
  mac: string | null
  name: string | null
  portName: string | null
  address: string | null
  lastSeenAt: Date
  isEnded: boolean
}

export interface Machine {
  id: string
  name: string
  type: string
}

interface Seer extends Omit<Sighting, 'name' | 'address'> {
  equipment: Machine
  /** Nobody else is behind the port: plugged in there. */
  isDirect: boolean
}

/** What the ports of an asset see, with the machine behind as far as it may be seen; and whose ports see the asset. */
export async function sightingsOf(
  reader: Reader,
  assetId: string,
): Promise<{ sees: (Sighting & { machine: Machine | null })[]; seenBy: Seer[] }> {
  await readRecord(reader, assetKind, assetId)
  const sees = await seenFrom(reader, assetId)
  const machines = await machinesOf(reader, sees)
  return {
    sees: sees.map((each) => ({
      ...each,
      machine: machines.get(each.mac ?? '') ?? machines.get(nameKey(each)) ?? null,
    })),
    seenBy: await seersOf(reader, assetId),
  }
}

const nameKey = ({ name }: Pick<Sighting, 'name'>): string => `name ${(name ?? '').split('.')[0]!.toLowerCase()}`

async function seenFrom(reader: Reader, assetId: string): Promise<Sighting[]> {
  const found = await sql<Sighting>`
    select s.id, coalesce(p.title, s.port_key) as port, s.via, s.mac, s.name, s.port_name, s.address, s.last_seen_at, s.ended_at is not null as is_ended
    from port_sighting s left join asset_part p on p.asset_id = s.asset_id and p.section = 'port' and p.key = s.port_key
    where s.asset_id = ${assetId}
    order by s.ended_at is not null, (p.data ->> 'number')::numeric nulls last, port, s.via = 'mac', s.mac, s.id limit ${most}`.execute(
    reader.db,
  )
  return found.rows
}

/** Machines by the addresses they have, or by the name a neighbour gave itself when one machine alone has it. */
async function machinesOf(reader: Reader, sees: readonly Sighting[]): Promise<Map<string, Machine>> {
  const macs = [...new Set(sees.flatMap((each) => each.mac ?? []))]
  const names = [...new Set(sees.filter((each) => each.via !== 'mac' && each.name !== null).map(nameKey))]
  if (macs.length + names.length === 0) return new Map()
  const found = await sql<Machine & { key: string; uses: number }>`
    with told as (
      select m.mac as key, e.record_id as asset_id from unnest(${macs}::text[], ${macs.map(normaliseHandle)}::text[]) as m(mac, value)
      join search_exact e on e.kind = 'asset' and e.sort = 'mac' and e.value = m.value
      union all
      select n.key, a.id from unnest(${names}::text[]) as n(key) join asset a on lower(split_part(a.name, '.', 1)) = substr(n.key, 6) and a.type = 'network-equipment' and a.deleted_at is null)
    select t.key, a.id, a.name, a.type, count(*) over (partition by t.key)::int as uses
    from told t join asset a on a.id = t.asset_id and a.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}`.execute(
    reader.db,
  )
  return new Map(found.rows.filter((row) => row.uses === 1).map(({ key, uses: _, ...machine }) => [key, machine]))
}

async function seersOf(reader: Reader, assetId: string): Promise<Seer[]> {
  const found = await sql<Seer>`
    select s.id, coalesce(p.title, s.port_key) as port, s.via, s.mac, s.port_name, s.last_seen_at, s.ended_at is not null as is_ended,
      json_build_object('id', a.id::text, 'name', a.name, 'type', a.type) as equipment,
      s.via <> 'mac' or (select count(*) from port_sighting o where o.asset_id = s.asset_id and o.port_key = s.port_key and o.ended_at is null) = 1 as is_direct
    from search_exact e join port_sighting s on s.mac = lower(e.shown) and s.ended_at is null
    join asset a on a.id = s.asset_id and a.id <> e.record_id and a.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}
    left join asset_part p on p.asset_id = s.asset_id and p.section = 'port' and p.key = s.port_key
    where e.kind = 'asset' and e.record_id = ${assetId} and e.sort = 'mac'
    order by is_direct desc, s.last_seen_at desc, s.id limit 200`.execute(reader.db)
  return found.rows
}
