import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { type Point, pointText } from '../../../shared/plans/point.ts'
import type { Write } from '../../engine/changes/write.ts'
import type { Follower, RelationSql } from '../../engine/house.ts'

/** The asset `asset` is in the place of the plan `plan` (an SQL id), or below it. */
export const isInside = (asset: string, plan: RawBuilder<unknown>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select 1 from location pin_home where pin_home.id = ${sql.ref(`${asset}.location_id`)} and pin_home.path @> array[${plan}])`

/** "On which plan": the relation of the asset by which lists ask for what is not placed yet. */
export const floorPlanRelation: RelationSql = {
  from: sql`plan_pin pp join location pp_place on pp_place.id = pp.plan_id`,
  record: 'pp_place',
  on: (outer) => sql`pp.asset_id = ${sql.ref(`${outer}.id`)} and ${isInside(outer, sql`pp.plan_id`)}`,
  fields: { id: sql`pp_place.id`, name: sql`pp_place.complete_name` },
}

interface Gone extends Point {
  recordId: string
  plan: string
}

/** An asset that moves out of the place of its plan leaves its pin. */
export const assetMoves: Follower = {
  kind: assetKind.name,
  fields: ['location'],
  run: async (write, rows) => {
    const ids = rows.map((row) => row.id)
    await dropAssetPins(write, sql`p.asset_id = any(${ids}::bigint[])`)
  },
}

/** A place that is planted elsewhere takes what is in it, and itself, off the plans that it was on. */
export const placeMoves: Follower = {
  kind: locationKind.name,
  fields: ['parent'],
  run: async (write, rows) => {
    const ids = rows.map((row) => row.id)
    await dropAssetPins(
      write,
      sql`p.asset_id in (select a.id from asset a join location l on l.id = a.location_id where l.path && ${ids}::bigint[])`,
    )
    const gone = await sql<Gone>`
      delete from plan_pin p using location l, location pl
      where l.id = p.place_id and pl.id = p.plan_id and l.path && ${ids}::bigint[] and not l.path @> array[p.plan_id]
      returning p.place_id as record_id, p.x, p.y, pl.complete_name as plan`.execute(write.db)
    noteLeft(write, locationKind.name, gone.rows)
  },
}

async function dropAssetPins(write: Write, which: RawBuilder<unknown>): Promise<void> {
  const gone = await sql<Gone>`
    delete from plan_pin p using asset x, location pl
    where x.id = p.asset_id and pl.id = p.plan_id and ${which} and not ${isInside('x', sql`p.plan_id`)}
    returning p.asset_id as record_id, p.x, p.y, pl.complete_name as plan`.execute(write.db)
  noteLeft(write, assetKind.name, gone.rows)
}

function noteLeft(write: Write, kind: string, gone: readonly Gone[]): void {
  for (const { recordId, plan, ...point } of gone)
    write.book.add({ kind, recordId, changes: [{ field: 'plan:left', old: placeText(plan, point), new: null }] })
}

/** Where a pin is, for history. */
export const placeText = (plan: string, point: Point): string => `${plan} · ${pointText(point)}`
