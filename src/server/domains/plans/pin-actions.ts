import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { type Point, share } from '../../../shared/plans/point.ts'
import { asReference } from '../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { placeText } from './pins.ts'

const placed = z.strictObject({ id: z.string(), plan: idInput, x: share, y: share })
const taken = z.strictObject({ id: z.string() })

/** Puts an asset on the plan of its place, or of a place above it; a pin that it has elsewhere moves. */
export const placeAsset = defineAction({
  name: 'asset.place-on-plan',
  permission: 'asset.update',
  event: 'asset.changed',
  input: placed,
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const plan = await loadPlan(context, input.plan)
    const inside = await sql`
      select 1 from location where id = ${row.locationId}::bigint and path @> array[${plan.id}::bigint]`.execute(
      context.db,
    )
    if (inside.rows.length === 0) throw invalidField('plan', 'outside_plan')
    return setPin(context, { kind: assetKind, column: 'asset_id', row }, plan, input)
  },
})

export const takeAsset = defineAction({
  name: 'asset.take-off-plan',
  permission: 'asset.update',
  event: 'asset.changed',
  input: taken,
  on: { kind: assetKind, id: (input) => input.id },
  run: (context, { row }) => dropPin(context, { kind: assetKind, column: 'asset_id', row }),
})

/** Puts a place on the plan of a place above it: the way from the floor into the room. */
export const placePlace = defineAction({
  name: 'location.place-on-plan',
  permission: 'location.update',
  event: 'location.changed',
  input: placed,
  on: { kind: locationKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const plan = await loadPlan(context, input.plan)
    if (plan.id === row.id || !row.path.includes(plan.id)) throw invalidField('plan', 'outside_plan')
    return setPin(context, { kind: locationKind, column: 'place_id', row }, plan, input)
  },
})

export const takePlace = defineAction({
  name: 'location.take-off-plan',
  permission: 'location.update',
  event: 'location.changed',
  input: taken,
  on: { kind: locationKind, id: (input) => input.id },
  run: (context, { row }) => dropPin(context, { kind: locationKind, column: 'place_id', row }),
})

/** A place that the actor sees and that has a plan. @throws `invalid` on `plan` */
async function loadPlan(context: ActionContext, id: string): Promise<RowOf<typeof locationKind>> {
  const place = await asReference('plan', context.load(locationKind, id))
  // Held until the end, so that a plan that is taken away at the same time takes this pin along.
  const found = await sql`select 1 from floor_plan where location_id = ${place.id} for share`.execute(context.db)
  if (found.rows.length === 0) throw invalidField('plan', 'no_plan')
  return place
}

interface Pinned<R extends { id: string }> {
  kind: Kind
  column: 'asset_id' | 'place_id'
  row: R
}

async function setPin<R extends { id: string }>(
  context: ActionContext,
  { kind, column, row }: Pinned<R>,
  plan: RowOf<typeof locationKind>,
  { x, y }: Point,
): Promise<R> {
  const before = await pinOf(context, column, row.id)
  const name = plan.completeName ?? plan.name
  if (before !== null && before.planId === plan.id && before.x === x && before.y === y) return row
  await sql`
    insert into plan_pin (plan_id, ${sql.ref(column)}, x, y) values (${plan.id}, ${row.id}, ${x}, ${y})
    on conflict (${sql.ref(column)}) do update set plan_id = excluded.plan_id, x = excluded.x, y = excluded.y`.execute(
    context.db,
  )
  const old = before === null ? null : placeText(before.plan, before)
  context.note(kind, row.id, [{ field: 'plan:pin', old, new: placeText(name, { x, y }) }])
  await context.touch(kind, row)
  return row
}

async function dropPin<R extends { id: string }>(context: ActionContext, { kind, column, row }: Pinned<R>): Promise<R> {
  const before = await pinOf(context, column, row.id)
  if (before === null) throw invalidField('id', 'not_on_plan')
  await sql`delete from plan_pin where id = ${before.id}`.execute(context.db)
  context.note(kind, row.id, [{ field: 'plan:pin', old: placeText(before.plan, before), new: null }])
  await context.touch(kind, row)
  return row
}

type PinRow = Point & { id: string; planId: string; plan: string }

async function pinOf(context: ActionContext, column: string, id: string): Promise<PinRow | null> {
  const found = await sql<PinRow>`
    select p.id, p.plan_id, p.x, p.y, l.complete_name as plan from plan_pin p join location l on l.id = p.plan_id
    where ${sql.ref(`p.${column}`)} = ${id} for update of p`.execute(context.db)
  return found.rows[0] ?? null
}
