import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { everything } from '../../../shared/conditions/condition.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type ListRequest, type Reader, rowsWhere } from '../../engine/lists/list.ts'
import { sourceOf } from '../../engine/lists/words-first.ts'

/** What a condition finds at a place and all below it. */
export interface PlaceCount {
  id: string
  name: string
  count: number
}

export interface SiteCounts {
  /** Places with a point on earth, the most first. */
  sites: (PlaceCount & { latitude: number; longitude: number })[]
  /** Roots of places without one. */
  unplaced: PlaceCount[]
  /** Found, but in no place, or in one that the reader does not see. */
  nowhere: number
  /** All of them; what the list says. */
  total: number
}

interface Row extends PlaceCount {
  id: string
  latitude: string | null
  longitude: string | null
}

/**
 * What a list finds, by site: the highest place above each asset that has a point. So each asset counts once, and a
 * site counts what the list finds below it. One statement.
 */
export async function siteCounts(
  reader: Reader,
  { condition = everything, trash = false }: ListRequest,
): Promise<SiteCounts> {
  const from = sourceOf(reader, assetKind, condition)
  const where = rowsWhere(reader, assetKind, from.rest, trash)
  const seen = visible(entryOf(reader.house, 'location'), reader.actor, 's')
  const found = await sql<Row | (Omit<Row, 'id'> & { id: null })>`
    with found as (select a.location_id, count(*)::int as count from ${from.source} a where ${where} group by 1),
    by_place as (
      select coalesce(point.id, root.id) as site_id, sum(f.count)::int as count
      from found f left join location l on l.id = f.location_id
      left join lateral (
        select s.id from location s where s.id = any(l.path) and s.latitude is not null and s.longitude is not null and s.deleted_at is null and ${seen}
        order by cardinality(s.path) limit 1) point on true
      left join lateral (
        select s.id from location s where s.id = any(l.path) and s.deleted_at is null and ${seen} order by cardinality(s.path) limit 1) root on true
      group by 1)
    select s.id, coalesce(s.complete_name, '') as name, b.count, s.latitude, s.longitude
    from by_place b left join location s on s.id = b.site_id order by b.count desc, s.complete_name`.execute(reader.db)
  const placed = found.rows.filter((row) => row.id !== null)
  const hasPoint = (row: Row) => row.latitude !== null && row.longitude !== null
  return {
    sites: placed.filter(hasPoint).map((row) => ({
      ...row,
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
    })),
    unplaced: placed.filter((row) => !hasPoint(row)).map(({ id, name, count }) => ({ id, name, count })),
    nowhere: found.rows.find((row) => row.id === null)?.count ?? 0,
    total: found.rows.reduce((sum, row) => sum + row.count, 0),
  }
}
