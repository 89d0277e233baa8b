import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { assetTemplateKind } from '../../../../shared/assets/life.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

/** Makes a template of an asset: all that a further one like it would start with. */
export const saveAsTemplate = defineAction({
  name: 'asset.save-as-template',
  permission: 'dictionary.create',
  event: 'asset-template.created',
  input: z.strictObject({ id: z.string(), name: z.string().trim().min(1).max(255) }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    await context.create(assetTemplateKind, {
      name: input.name,
      assetType: row.type,
      assetName: null,
      entityId: row.entityId,
      stateId: row.stateId,
      locationId: row.locationId,
      groupId: row.groupId,
      technicianId: row.technicianId,
      supportGroupId: row.supportGroupId,
      manufacturerId: row.manufacturerId,
      modelId: row.modelId,
      assetComment: row.comment,
      custom: row.custom,
      comment: null,
    })
    return row
  },
})
