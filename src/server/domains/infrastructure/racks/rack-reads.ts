import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { serverRoomKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { type Place, unitsOf } from '../../../../shared/infrastructure/places.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'

const seenAsset = (reader: Reader, alias: string) => visible(entryOf(reader.house, 'asset'), reader.actor, alias)

export interface Mounted extends Place {
  id: string
  /** Null: kept free for `purpose`, or not for the reader to see. */
  asset: { id: string; name: string; type: string; model: string | null; isTrashed: boolean } | null
  purpose: string | null
  weightKg: number | null
  powerW: number | null
}

export interface Elevation {
  units: number
  numbering: 'bottom-up' | 'top-down'
  color: string | null
  mounts: Mounted[]
  totals: {
    usedUnits: number
    weightKg: number
    maxWeightKg: number | null
    powerW: number
    maxPowerW: number | null
    unknown: number
  }
}

/** What a rack or enclosure holds, with the sums of what the models say. */
export async function elevationOf(reader: Reader, holderId: string): Promise<Elevation> {
  const holder = await readRecord(reader, assetKind, holderId)
  const custom = (holder.custom ?? {}) as Record<string, unknown>
  const found = await sql<Mounted>`
    select m.id, m.unit, m.height, m.face, m.half, m.purpose, mo.weight_kg, mo.power_w,
      case when ${seenAsset(reader, 'a')} then json_build_object('id', a.id::text, 'name', a.name, 'type', a.type, 'model', mo.name, 'isTrashed', a.deleted_at is not null) end as asset
    from mount m left join asset a on a.id = m.asset_id left join model mo on mo.id = a.model_id
    where m.holder_id = ${holderId} order by m.unit desc, m.face, m.half`.execute(reader.db)
  const mounts = found.rows
  const things = mounts.filter((mount) => mount.purpose === null)
  const units = new Set(
    mounts.flatMap((mount) =>
      mount.half.startsWith('side') ? [] : Array.from({ length: mount.height }, (_, index) => mount.unit + index),
    ),
  )
  const sum = (field: 'weightKg' | 'powerW') => things.reduce((total, mount) => total + (mount[field] ?? 0), 0)
  return {
    // A rack said to be lower than what hangs in it is drawn as high as that.
    units: Math.max(unitsOf(holder.type, custom), ...mounts.map((mount) => mount.unit + mount.height - 1)),
    numbering: custom.numbering === 'top-down' ? 'top-down' : 'bottom-up',
    color: colorOf(custom),
    mounts,
    totals: {
      usedUnits: units.size,
      weightKg: sum('weightKg'),
      maxWeightKg: numberOf(custom.maxWeightKg),
      powerW: sum('powerW'),
      maxPowerW: numberOf(custom.maxPowerW),
      unknown: things.filter((mount) => mount.weightKg === null || mount.powerW === null).length,
    },
  }
}

const colorOf = (custom: Record<string, unknown> | null): string | null =>
  typeof custom?.rackColor === 'string' ? custom.rackColor : null

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Where an asset is: its rack or enclosure, the rack's room; and what feeds it. */
export async function placeOf(reader: Reader, assetId: string): Promise<Record<string, unknown>> {
  await readRecord(reader, assetKind, assetId)
  const holder = await sql`
    select m.id, m.unit, m.height, m.face, m.half, json_build_object('id', h.id::text, 'name', h.name, 'type', h.type) as holder
    from mount m join asset h on h.id = m.holder_id where m.asset_id = ${assetId} and ${seenAsset(reader, 'h')}`.execute(
    reader.db,
  )
  const tile = await sql`
    select json_build_object('id', r.id::text, 'name', r.name) as room, p.grid_column as column, p.grid_row as row, p.orientation
    from rack_position p join server_room r on r.id = p.room_id
    where p.rack_id in (${assetId}, (select m.holder_id from mount m where m.asset_id = ${assetId}))
      and r.deleted_at is null and ${visible(entryOf(reader.house, 'server-room'), reader.actor, 'r')} limit 1`.execute(
    reader.db,
  )
  const feeds = await sql`
    select o.id, o.number, o.sort, o.input, json_build_object('id', p.id::text, 'name', p.name, 'type', p.type) as pdu
    from outlet o join asset p on p.id = o.pdu_id where o.asset_id = ${assetId} and p.deleted_at is null and ${seenAsset(reader, 'p')}
    order by p.name, o.number`.execute(reader.db)
  return { mount: holder.rows[0] ?? null, tile: tile.rows[0] ?? null, feeds: feeds.rows }
}

/** Outlets of a PDU, what is plugged into each, and the load as the models say it. */
export async function outletsOf(reader: Reader, pduId: string): Promise<Record<string, unknown>> {
  const pdu = await readRecord(reader, assetKind, pduId)
  const found = await sql<{ powerW: number | null; isPlugged: boolean }>`
    select o.id, o.number, o.sort, o.input, o.asset_id is not null as is_plugged, mo.power_w,
      case when ${seenAsset(reader, 'a')} then json_build_object('id', a.id::text, 'name', a.name, 'type', a.type) end as asset
    from outlet o left join asset a on a.id = o.asset_id left join model mo on mo.id = a.model_id
    where o.pdu_id = ${pduId} order by o.number`.execute(reader.db)
  const maxPowerW = numberOf(((pdu.custom ?? {}) as Record<string, unknown>).maxPowerW)
  const powerW = found.rows.reduce((total, outlet) => total + (outlet.powerW ?? 0), 0)
  return { items: found.rows, total: found.rows.length, next: null, powerW, maxPowerW }
}

/** A room's racks on their tiles; those one may not see are told as taken tiles without a name. */
export async function planOf(reader: Reader, roomId: string): Promise<Record<string, unknown>> {
  const room = await readRecord(reader, serverRoomKind, roomId)
  const found = await sql<{ column: number; row: number; custom: Record<string, unknown> | null; used: number }>`
    select p.grid_column as column, p.grid_row as row, p.orientation,
      case when ${seenAsset(reader, 'a')} then json_build_object('id', a.id::text, 'name', a.name, 'isTrashed', a.deleted_at is not null) end as rack,
      case when ${seenAsset(reader, 'a')} then a.custom end as custom,
      (select coalesce(sum(x.height), 0) from (
        select distinct on (m.unit, m.half) m.height from mount m where m.holder_id = a.id and m.half in ('full', 'left')) x)::int as used,
      (select coalesce(sum(mo.power_w), 0) from mount m join asset i on i.id = m.asset_id join model mo on mo.id = i.model_id where m.holder_id = a.id)::int as power_w
    from rack_position p join asset a on a.id = p.rack_id where p.room_id = ${roomId} order by p.grid_row, p.grid_column`.execute(
    reader.db,
  )
  return {
    columns: Math.max(Number(room.gridColumns), ...found.rows.map((rack) => rack.column)),
    rows: Math.max(Number(room.gridRows), ...found.rows.map((rack) => rack.row)),
    items: found.rows.map(({ custom, used, ...rack }) => {
      const units = unitsOf('rack', custom)
      return {
        ...rack,
        units,
        used: Math.min(used, units),
        color: colorOf(custom),
        maxPowerW: numberOf(custom?.maxPowerW),
      }
    }),
  }
}
