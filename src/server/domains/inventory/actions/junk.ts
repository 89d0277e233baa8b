import { junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'

const permission = 'inventory.update'
const on = {
  kind: junkKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

/** One permission for all that decides about identity, hence no generic verbs. */
export const junkActions = [
  defineAction({
    name: 'inventory-junk.create',
    permission,
    event: 'inventory-junk.created',
    input: createSchema(junkKind),
    run: (context, { input }) => context.create(junkKind, toRow(junkKind, input)),
  }),
  defineAction({
    name: 'inventory-junk.update',
    permission,
    event: 'inventory-junk.changed',
    input: updateSchema(junkKind),
    on,
    run: (context, { row, input }) => context.change(junkKind, row, toRow(junkKind, input)),
  }),
  defineAction({
    name: 'inventory-junk.remove',
    permission,
    event: 'inventory-junk.removed',
    input: idSchema,
    on,
    run: (context, { row }) => context.remove(junkKind, row),
  }),
  defineAction({
    name: 'inventory-junk.restore',
    permission,
    event: 'inventory-junk.restored',
    input: idSchema,
    on: { kind: junkKind, id: (input) => input.id, trashed: true },
    run: (context, { row }) => context.restore(junkKind, row),
  }),
]
