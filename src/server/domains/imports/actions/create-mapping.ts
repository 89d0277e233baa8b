import { importMappingKind } from '../../../../shared/imports/imports.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema } from '../../../engine/kinds/input-schema.ts'

/** Keeps how files of one sort are read, for oneself or for all who import. */
export const createMapping = defineAction({
  name: 'import-mapping.create',
  event: 'import-mapping.created',
  input: createSchema(importMappingKind),
  run: (context, { input }) =>
    context.create(importMappingKind, {
      isShared: false,
      ...toRow(importMappingKind, input),
      userId: context.actor.userId,
    }),
})
