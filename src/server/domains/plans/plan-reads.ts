import { type RawBuilder, sql } from 'kysely'
import { assetKind, assetStateKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import type { Point } from '../../../shared/plans/point.ts'
import { isOpenCase } from '../../../shared/tickets/open-cases.ts'
import { allowedSql, visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord, rowsWhere } from '../../engine/lists/list.ts'
import { spokenSql } from '../../engine/lists/title-sql.ts'
import { isInside } from './pins.ts'

interface Named {
  id: string
  name: string
}

export interface AssetPin extends Point {
  id: string
  name: string
  type: string
  state: (Named & { phase: string }) | null
  location: Named
  /** A case under way that the reader may see. */
  hasOpenCase: boolean
  canMove: boolean
}

export interface PlacePin extends Point {
  id: string
  name: string
  /** Has a plan of its own. */
  isPlanned: boolean
  canMove: boolean
}

export interface Plan {
  /** Null: the place has no plan. */
  picture: (Named & { width: number; height: number }) | null
  assets: AssetPin[]
  places: PlacePin[]
  /** More pins than are shown. */
  isCut: boolean
  /** Places above that have a plan, the nearest first. */
  above: Named[]
}

/** A plan with more pins than this is a carpet. */
const mostPins = 2_000

/** The plan of a place, with the pins of what the reader may see. Four statements after the read gate. */
export async function planOf(reader: Reader, locationId: string): Promise<Plan> {
  await readRecord(reader, locationKind, locationId)
  const { db } = reader
  const picture = await sql<NonNullable<Plan['picture']>>`
    select d.id, d.name, f.width, f.height from floor_plan f join document d on d.id = f.document_id where f.location_id = ${locationId}`.execute(
    db,
  )
  const assets = await assetPins(reader, locationId)
  const places = await placePins(reader, locationId)
  const above = await sql<Named>`
    select u.id, u.complete_name as name from location l join location u on u.id = any(l.path) and u.id <> l.id join floor_plan f on f.location_id = u.id
    where l.id = ${locationId} and u.deleted_at is null and ${visible(entryOf(reader.house, 'location'), reader.actor, 'u')} order by cardinality(u.path) desc`.execute(
    db,
  )
  return {
    picture: picture.rows[0] ?? null,
    assets: assets.slice(0, mostPins),
    places,
    isCut: assets.length > mostPins,
    above: above.rows,
  }
}

async function assetPins(reader: Reader, locationId: string): Promise<AssetPin[]> {
  const entry = entryOf(reader.house, assetKind.name)
  const found = await sql<AssetPin>`
    select a.id, a.name, a.type, p.x, p.y, ${allowedSql(entry, reader.actor, 'asset.update', 'a')} as can_move,
      ${hasOpenCase(reader)} as has_open_case, json_build_object('id', l.id::text, 'name', l.name) as location,
      case when s.id is not null then json_build_object('id', s.id::text, 'name', ${spokenSql(assetStateKind, 'name', 's', reader.actor.language)}, 'phase', s.phase) end as state
    from plan_pin p join asset a on a.id = p.asset_id join location l on l.id = a.location_id left join asset_state s on s.id = a.state_id
    where p.plan_id = ${locationId} and l.path @> array[p.plan_id] and a.deleted_at is null and ${visible(entry, reader.actor, 'a')}
    order by a.name, a.id limit ${mostPins + 1}`.execute(reader.db)
  return found.rows
}

/** As a list asks it: only cases that the reader may see. */
function hasOpenCase(reader: Reader): RawBuilder<unknown> {
  if (!reader.house.kinds.has('ticket')) return sql`false`
  const condition: Condition = { has: 'ticket', where: isOpenCase }
  return rowsWhere(reader, assetKind, condition, false)
}

async function placePins(reader: Reader, locationId: string): Promise<PlacePin[]> {
  const entry = entryOf(reader.house, locationKind.name)
  const found = await sql<PlacePin>`
    select l.id, l.name, p.x, p.y, exists (select 1 from floor_plan f where f.location_id = l.id) as is_planned,
      ${allowedSql(entry, reader.actor, 'location.update', 'l')} as can_move
    from plan_pin p join location l on l.id = p.place_id
    where p.plan_id = ${locationId} and l.path @> array[p.plan_id] and l.deleted_at is null and ${visible(entry, reader.actor, 'l')}
    order by l.name, l.id limit ${mostPins}`.execute(reader.db)
  return found.rows
}

export interface AssetPosition {
  /** The plan it is pinned on. */
  pin: (Point & { plan: Named }) | null
  /** The nearest plan on which it could be. */
  nearest: Named | null
}

/** On which plan an asset is, or could be. */
export async function positionOf(reader: Reader, assetId: string): Promise<AssetPosition> {
  await readRecord(reader, assetKind, assetId)
  const seen = visible(entryOf(reader.house, locationKind.name), reader.actor, 'u')
  const pin = await sql<Point & { plan: Named }>`
    select p.x, p.y, json_build_object('id', u.id::text, 'name', u.complete_name) as plan
    from plan_pin p join asset a on a.id = p.asset_id join location u on u.id = p.plan_id
    where p.asset_id = ${assetId} and u.deleted_at is null and ${isInside('a', sql`p.plan_id`)} and ${seen}`.execute(
    reader.db,
  )
  const nearest = await sql<Named>`
    select u.id, u.complete_name as name from asset a join location l on l.id = a.location_id
    join location u on u.id = any(l.path) join floor_plan f on f.location_id = u.id
    where a.id = ${assetId} and u.deleted_at is null and ${seen} order by cardinality(u.path) desc limit 1`.execute(
    reader.db,
  )
  return { pin: pin.rows[0] ?? null, nearest: nearest.rows[0] ?? null }
}
