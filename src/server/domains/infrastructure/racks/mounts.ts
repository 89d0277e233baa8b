import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { typeHas } from '../../../../shared/assets/types/index.ts'
import { type CigaleError, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { faces, halves, type Place, unitsOf } from '../../../../shared/infrastructure/places.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Asset, loadOther, requireCapability } from '../assets-in-reach.ts'

const id = idInput
const unit = z.int().min(1).max(100)
const place = {
  unit,
  height: unit.default(1),
  face: z.enum(faces).default('both'),
  half: z.enum(halves).default('full'),
}

interface MountRow extends Place {
  id: string
  holderId: string
  assetId: string | null
  purpose: string | null
}

/** Puts a piece of equipment into a place of a rack or enclosure; what was mounted elsewhere moves. */
export const mountAsset = defineAction({
  name: 'asset.mount',
  permission: 'asset.update',
  event: 'asset.mounted',
  input: z.strictObject({ id: z.string(), asset: id, ...place }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireCapability(row, 'places', 'id')
    if (input.asset === row.id) throw invalidField('asset', 'cycle')
    const asset = await loadOther(context, input.asset, 'asset', 'mounting')
    await requireNoCycle(context, row, asset)
    await requireRoom(context, row, input, asset.id)
    const before = await mountOf(context, sql`asset_id = ${asset.id}`)
    await writeApart(() =>
      sql`
        insert into mount (holder_id, asset_id, unit, height, face, half)
        values (${row.id}, ${asset.id}, ${input.unit}, ${input.height}, ${input.face}, ${input.half})
        on conflict (asset_id) do update set holder_id = excluded.holder_id, unit = excluded.unit, height = excluded.height,
          face = excluded.face, half = excluded.half`.execute(context.db),
    )
    const words = placeText(input)
    if (before !== null && before.holderId !== row.id)
      context.note(assetKind, before.holderId, [
        { field: 'mount:holder', old: asset.id, oldText: asset.name, new: null },
      ])
    context.note(assetKind, row.id, [
      {
        field: 'mount:holder',
        old: before?.holderId === row.id ? placeText(before) : null,
        new: `${asset.name} · ${words}`,
      },
    ])
    context.note(assetKind, asset.id, [
      { field: 'mount:place', old: before === null ? null : placeText(before), new: `${row.name} · ${words}` },
    ])
    await touchBoth(context, row, asset)
    return row
  },
})

/** Keeps a place free for something to come. */
export const reservePlace = defineAction({
  name: 'asset.reserve-place',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), purpose: z.string().trim().min(1).max(200), ...place }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireCapability(row, 'places', 'id')
    await requireRoom(context, row, input, null)
    await writeApart(() =>
      sql`
        insert into mount (holder_id, unit, height, face, half, purpose)
        values (${row.id}, ${input.unit}, ${input.height}, ${input.face}, ${input.half}, ${input.purpose})`.execute(
        context.db,
      ),
    )
    context.note(assetKind, row.id, [
      { field: 'mount:reserved', old: null, new: `${input.purpose} · ${placeText(input)}` },
    ])
    await context.touch(assetKind, row)
    return row
  },
})

/** Takes out what is in a place, or gives up its reservation. */
export const freePlace = defineAction({
  name: 'asset.free-place',
  permission: 'asset.update',
  event: 'asset.unmounted',
  input: z.strictObject({ id: z.string(), mount: id }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await mountOf(context, sql`id = ${input.mount} and holder_id = ${row.id}`)
    if (found === null) throw invalidField('mount', 'reference')
    await sql`delete from mount where id = ${found.id}`.execute(context.db)
    const words = placeText(found)
    if (found.assetId === null) {
      context.note(assetKind, row.id, [{ field: 'mount:reserved', old: `${found.purpose} · ${words}`, new: null }])
    } else {
      const names = await sql<{ name: string }>`select name from asset where id = ${found.assetId}`.execute(context.db)
      const name = names.rows[0]?.name ?? ''
      context.note(assetKind, row.id, [{ field: 'mount:holder', old: `${name} · ${words}`, new: null }])
      context.note(assetKind, found.assetId, [{ field: 'mount:place', old: `${row.name} · ${words}`, new: null }])
    }
    await context.touch(assetKind, row)
    return row
  },
})

async function mountOf(context: ActionContext, where: ReturnType<typeof sql>): Promise<MountRow | null> {
  const found = await sql<MountRow>`
    select id, holder_id, asset_id, unit, height, face, half, purpose from mount where ${where} for update`.execute(
    context.db,
  )
  return found.rows[0] ?? null
}

/** `U12–13, avant`: places in history, in figures that need no translation. */
const placeText = ({ unit: from, height, face, half }: Place): string =>
  [
    `U${from}${height > 1 ? `–${from + height - 1}` : ''}`,
    ...(face === 'both' ? [] : [face]),
    ...(half === 'full' ? [] : [half]),
  ].join(' ')

/** An enclosure may hold enclosures, but never one that holds it. One change of what holds what at a time. */
async function requireNoCycle(context: ActionContext, holder: Asset, asset: Asset): Promise<void> {
  if (!typeHas(asset.type, 'places')) return
  await sql`select pg_advisory_xact_lock(hashtext('mount'))`.execute(context.db)
  const found = await sql`
    with recursive above as (
      select holder_id from mount where asset_id = ${holder.id}
      union select m.holder_id from mount m join above on m.asset_id = above.holder_id)
    select 1 from above where holder_id = ${asset.id}`.execute(context.db)
  if (found.rows.length > 0) throw invalidField('asset', 'cycle')
}

/** Inside the rack, and nobody there: said with the name of who is there, as far as the actor may know it. */
async function requireRoom(context: ActionContext, holder: Asset, asked: Place, assetId: string | null): Promise<void> {
  const units = unitsOf(holder.type, holder.custom)
  if (asked.unit + asked.height - 1 > units) throw invalidField('unit', 'outside_rack', { units })
  const seen = visible(entryOf(context.house, 'asset'), context.actor, 'a')
  const found = await sql<{ name: string | null; unit: number }>`
    select coalesce(m.purpose, case when ${seen} then a.name end) as name, m.unit from mount m left join asset a on a.id = m.asset_id
    where m.holder_id = ${holder.id} and coalesce(m.asset_id, 0) <> coalesce(${assetId}::bigint, -1)
      and int4range(m.unit, m.unit + m.height) && int4range(${asked.unit}::int, ${asked.unit + asked.height}::int)
      and (m.face = ${asked.face} or 'both' in (m.face, ${asked.face}::text))
      and (m.half = ${asked.half} or (m.half = 'full' and ${asked.half} in ('left', 'right')) or (${asked.half} = 'full' and m.half in ('left', 'right')))
    limit 1`.execute(context.db)
  const other = found.rows[0]
  if (other !== undefined) throw taken(other.name)
}

const taken = (name: string | null): CigaleError =>
  name === null ? invalidField('unit', 'place_taken') : invalidField('unit', 'place_taken_by', { name })

/** What two people write at the same time is kept apart by the table itself. */
async function writeApart(write: () => Promise<unknown>): Promise<void> {
  await write().catch((error: unknown) => {
    throw (error as { code?: string }).code === '23P01' ? taken(null) : error
  })
}

async function touchBoth(context: ActionContext, ...rows: { id: string }[]): Promise<void> {
  for (const row of rows) await context.touch(assetKind, row)
}
