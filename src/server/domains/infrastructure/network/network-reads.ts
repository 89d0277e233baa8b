import { sql } from 'kysely'
import { addressText, readAddress, readRange } from '../../../../shared/conditions/ip-range.ts'
import { forbidden } from '../../../../shared/errors.ts'
import { ipNetworkKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

const seen = (reader: Reader, kind: string, alias: string) => visible(entryOf(reader.house, kind), reader.actor, alias)

/** Addresses of assets in a network: `n` is the row of the network. */
const addressesIn = (reader: Reader, network: ReturnType<typeof sql>) => sql`
  select distinct address_of(e.shown) as address, a.id, a.name, a.type, bool_or(e.sort = 'ip') over (partition by e.record_id, e.value) as is_observed
  from search_exact e join asset a on a.id = e.record_id and a.deleted_at is null
  where e.kind = 'asset' and e.sort in ('ip', 'address') and address_of(e.shown) <<= ${network} and ${seen(reader, 'asset', 'a')}`

/** Every network with its parent by containment, and how many addresses are taken in it; in the order of a tree. */
export async function networkTree(reader: Reader): Promise<{ items: unknown[]; total: number; next: null }> {
  if (!isAllowed(reader.actor, 'infrastructure.read')) throw forbidden('infrastructure.read')
  const found = await sql`
    with mine as materialized (
      select n.* from ip_network n where n.deleted_at is null and ${seen(reader, 'ip-network', 'n')})
    select n.id, n.name, n.range, n.gateway, n.is_addressable, family(n.network) as family, masklen(n.network) as prefix,
      (select p.id from mine p where p.network >> n.network order by masklen(p.network) desc limit 1) as parent_id,
      (select count(*) from mine p where p.network >> n.network)::int as depth,
      (select count(distinct address_of(e.shown)) from search_exact e join asset a on a.id = e.record_id and a.deleted_at is null
        where e.kind = 'asset' and e.sort in ('ip', 'address') and address_of(e.shown) <<= n.network and ${seen(reader, 'asset', 'a')})::int as used,
      case when v.id is not null then json_build_object('id', v.id::text, 'name', v.name, 'tag', v.tag) end as vlan,
      case when l.id is not null then json_build_object('id', l.id::text, 'name', l.complete_name) end as location
    from mine n left join vlan v on v.id = n.vlan_id left join location l on l.id = n.location_id
    order by n.network, n.id limit 2000`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}

/** How many free addresses are offered at once. */
const offered = 20
const mostListed = 1000

export interface NetworkUse {
  /** Addresses a machine may have; null when they cannot be counted in a number (IPv6). */
  size: number | null
  used: number
  items: { address: string; asset: { id: string; name: string; type: string }; isObserved: boolean }[]
  /** The first ones that nobody has, gateway left out. */
  free: string[]
}

/** Who has which address of a network, and which are free. */
export async function networkUse(reader: Reader, networkId: string): Promise<NetworkUse> {
  const network = await readRecord(reader, ipNetworkKind, networkId)
  const range = readRange(String(network.range))
  if (range === null) return { size: 0, used: 0, items: [], free: [] }
  const found = await sql<{ address: string; id: string; name: string; type: string; isObserved: boolean }>`
    select host(x.address) as address, x.id, x.name, x.type, x.is_observed
    from (${addressesIn(reader, sql`${String(network.range)}::inet`)}) x order by x.address, x.name limit ${mostListed}`.execute(
    reader.db,
  )
  const bits = (range.family === 4 ? 32 : 128) - range.prefix
  // Network and broadcast addresses are nobody's, in networks of more than two.
  const isWhole = range.family === 4 && bits > 1
  const first = range.first + (isWhole ? 1n : 0n)
  const last = range.first + (1n << BigInt(bits)) - (isWhole ? 2n : 1n)
  const taken = new Set(found.rows.map((row) => row.address))
  if (typeof network.gateway === 'string') {
    const gateway = readAddress(network.gateway)
    if (gateway !== null) taken.add(addressText(gateway))
  }
  const free: string[] = []
  for (let value = first; network.isAddressable === true && value <= last && free.length < offered; value++) {
    const text = addressText({ family: range.family, value })
    if (!taken.has(text)) free.push(text)
  }
  return {
    size: bits > 30 ? null : Number(last - first + 1n),
    used: new Set(found.rows.map((row) => row.address)).size,
    items: found.rows.map(({ address, isObserved, ...asset }) => ({ address, asset, isObserved })),
    free,
  }
}
