import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { bookableKind, bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'

/** Makes assets bookable, many at once, named as in the register. Those that are in a pool already stay there. */
export const registerAssets = defineAction({
  name: 'booking-pool.add-assets',
  permission: 'booking-pool.update',
  event: 'booking-pool.assets-added',
  input: z.strictObject({
    id: idInput,
    assets: z
      .array(reference('asset', { required: true }).schema)
      .min(1)
      .max(500),
  }),
  on: { kind: bookingPoolKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const ids = [...new Set(input.assets as string[])]
    const found = await sql<{ id: string; name: string; isBookable: boolean }>`
      select a.id, a.name, exists (select 1 from bookable t where t.asset_id = a.id and t.deleted_at is null) as is_bookable
      from asset a where a.id = any(${ids}::bigint[]) and a.deleted_at is null
        and ${visible(entryOf(context.house, assetKind.name), context.actor, 'a')} order by a.name, a.id`.execute(
      context.db,
    )
    if (found.rows.length < ids.length) throw invalidField('assets', 'reference')
    const fresh = found.rows.filter((asset) => !asset.isBookable)
    await context.createMany(
      bookableKind,
      fresh.map((asset) => ({ name: asset.name, poolId: row.id, assetId: asset.id, isOut: false })),
    )
    context.note(bookingPoolKind, row.id, [
      { field: 'assets', old: null, new: fresh.map(({ name }) => name).join(', ') },
    ])
    return { id: row.id, added: fresh.length, already: ids.length - fresh.length }
  },
  beside: ({ added, already }) => ({ added, already }),
})
