import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { transferFields, transferTies } from '../../../../shared/assets/life.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew } from '../../../engine/kinds/crud.ts'
import { leaversOf } from '../../../engine/leavers.ts'
import { ownOf } from './prepare-asset.ts'

const on = {
  kind: assetKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

/** Gives an asset to another unit, with or without who holds it, its place and who cares for it. */
export const transferAsset = defineAction({
  name: 'asset.transfer',
  permission: 'asset.update',
  event: 'asset.transferred',
  input: z.strictObject({
    id: z.string(),
    version: z.int().optional(),
    entity: reference('entity', { required: true }).schema,
    location: reference('location').schema.optional(),
    /** What does not come along. */
    empty: z.array(z.enum(transferFields)).default([]),
    /** Ties that end, as far as the actor may end them. */
    leave: z.array(z.enum(transferTies)).default([]),
  }),
  on,
  run: async (context, { row, input }) => {
    if (input.entity === row.entityId) throw invalidField('entity', 'same')
    const leavers = leaversOf(context.house, assetKind, context.actor)
    for (const tie of leavers) if (input.leave.some((name) => name === tie.name)) await tie.run(context, row.id)
    const changed = await context.change(assetKind, row, {
      ...Object.fromEntries(input.empty.map((name) => [`${name}Id`, null])),
      ...(input.location === undefined ? {} : { locationId: input.location }),
      entityId: input.entity,
    })
    await requireOnNew(context, assetKind, row.id, 'asset.update')
    return changed
  },
})

/** Makes another sort of thing of it. Own fields that the new type does not have go; history keeps what they said. */
export const changeAssetType = defineAction({
  name: 'asset.change-type',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), version: z.int().optional(), type: assetKind.fields.type.schema }),
  on,
  run: (context, { row, input }) =>
    context.change(assetKind, row, { type: input.type, custom: ownOf(input.type, row.custom) as typeof row.custom }),
})
