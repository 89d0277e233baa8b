import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'

const permission = 'inventory.update'

/** The four verbs of what decides about identity and names: one permission for all, hence no generic ones. */
export function ownActions(kind: Kind): Action[] {
  const { name } = kind
  const on = {
    kind,
    id: (input: { id: string }) => input.id,
    version: (input: { version?: number | undefined }) => input.version,
  }
  return [
    defineAction({
      name: `${name}.create`,
      permission,
      event: `${name}.created`,
      input: createSchema(kind),
      run: (context, { input }) => context.create(kind, toRow(kind, input)),
    }),
    defineAction({
      name: `${name}.update`,
      permission,
      event: `${name}.changed`,
      input: updateSchema(kind),
      on,
      run: (context, { row, input }) => context.change(kind, row, toRow(kind, input)),
    }),
    defineAction({
      name: `${name}.remove`,
      permission,
      event: `${name}.removed`,
      input: idSchema,
      on,
      run: (context, { row }) => context.remove(kind, row),
    }),
    defineAction({
      name: `${name}.restore`,
      permission,
      event: `${name}.restored`,
      input: idSchema,
      on: { kind, id: (input: { id: string }) => input.id, trashed: true },
      run: (context, { row }) => context.restore(kind, row),
    }),
  ] as unknown as Action[]
}
