import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import type { LineStatus } from '../../../shared/stocktakes/line-status.ts'
import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { listRecords, type Reader, readRecord } from '../../engine/lists/list.ts'
import { type Stocktake, scopeOf } from './scope.ts'

interface Named {
  id: string
  name: string
}

export interface SheetLine {
  /** Null for a code that names nothing. */
  assetId: string | null
  name: string
  /** By which a device without network knows it: inventory number, serial, UUID, number, name. */
  codes: { inventoryNumber: string | null; serial: string | null; uuid: string | null; number: string } | null
  expectedPlaceId: string | null
  seenPlaceId: string | null
  seenAt: string | null
  status: LineStatus
}

export interface Sheet {
  publicUrl: string
  /** When it was made: what a device asks `since` the next time. */
  at: string
  places: (Named & { path: string[] })[]
  lines: SheetLine[]
  /** Who may count, when not everybody. */
  counters: Named[]
}

/** What was being written while a device last asked is told again: longer than any batch takes. */
const overlap = 60_000

/** All that a counter's device must know to go on for an hour without network; with `since`, only lines that changed. Four statements, however much there is. */
export async function sheetOf(reader: Reader, publicUrl: string, id: string, since?: Date): Promise<Sheet> {
  await readRecord(reader, stocktakeKind, id)
  const [lines, places, counters] = await Promise.all([
    sql<SheetLine>`
      select l.asset_id, l.name, l.status, l.expected_place_id, l.seen_place_id, l.seen_at,
        case when a.id is not null then jsonb_build_object('inventoryNumber', a.inventory_number, 'serial', a.serial,
          'uuid', a.uuid, 'number', a.number::text) end as codes
      from stocktake_line l left join asset a on a.id = l.asset_id and a.deleted_at is null
      where l.stocktake_id = ${id} and ${since === undefined ? sql`true` : sql`l.changed_at >= ${new Date(since.getTime() - overlap)}`}
      order by l.name, l.id`.execute(reader.db),
    placesOf(reader, id),
    linkedTo(reader, 'stocktake_counter', id),
  ])
  return { publicUrl, at: reader.now.toISOString(), lines: lines.rows, places, counters }
}

/** Where one may stand while counting: the places of the campaign with all below, and any that an asset is expected at. */
async function placesOf(reader: Reader, id: string): Promise<Sheet['places']> {
  const { rows } = await sql<Sheet['places'][number]>`
    select l.id, l.complete_name as name, array(select unnest(l.path)::text) as path from location l
    where l.deleted_at is null and ${visible(entryOf(reader.house, locationKind.name), reader.actor, 'l')} and (
      not exists (select 1 from stocktake_place where stocktake_id = ${id})
      or l.path && array(select location_id from stocktake_place where stocktake_id = ${id})
      or exists (select 1 from stocktake_line e where e.stocktake_id = ${id} and e.expected_place_id = l.id))
    order by l.complete_name`.execute(reader.db)
  return rows
}

async function linkedTo(reader: Reader, table: 'stocktake_place' | 'stocktake_counter', id: string): Promise<Named[]> {
  const { rows } =
    table === 'stocktake_place'
      ? await sql<Named>`
          select l.id, l.complete_name as name from stocktake_place k join location l on l.id = k.location_id
          where k.stocktake_id = ${id} order by l.complete_name`.execute(reader.db)
      : await sql<Named>`
          select u.id, u.name from stocktake_counter k join app_user u on u.id = k.user_id
          where k.stocktake_id = ${id} order by u.name`.execute(reader.db)
  return rows
}

/** Places and people of a campaign, and how many assets it would expect if it opened now (of a draft). */
export async function scopeReport(reader: Reader, id: string): Promise<object> {
  const record = await readRecord(reader, stocktakeKind, id)
  const [places, counters] = await Promise.all([
    linkedTo(reader, 'stocktake_place', id),
    linkedTo(reader, 'stocktake_counter', id),
  ])
  if (record.state !== 'draft') return { places, counters, expected: null, condition: null }
  const condition = await scopeOf(reader, {
    ...(record as unknown as Stocktake),
    entityId: (record.entity as Named).id,
  })
  const page = await listRecords(reader, assetKind, { condition, limit: 1, fields: 'id' })
  return { places, counters, expected: page.total, condition }
}

/** How far each place is: things by where they should be; codes that name nothing by where they were read. */
export async function progressOf(reader: Reader, id: string): Promise<{ items: object[] }> {
  await readRecord(reader, stocktakeKind, id)
  const { rows } = await sql<object>`
    select p.id, coalesce(p.complete_name, '') as name,
      count(*) filter (where l.status = 'expected')::int as expected, count(*) filter (where l.status = 'found')::int as found,
      count(*) filter (where l.status = 'misplaced')::int as misplaced,
      count(*) filter (where l.status = 'unknown')::int as unknown, count(*) filter (where l.status = 'missing')::int as missing
    from stocktake_line l
    left join location p on p.id = case when l.asset_id is null then l.seen_place_id else l.expected_place_id end
    where l.stocktake_id = ${id} group by p.id, p.complete_name order by 2`.execute(reader.db)
  return { items: rows }
}
