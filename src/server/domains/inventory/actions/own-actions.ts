import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import type { Action } from '../../../engine/actions/define-action.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'

const permission = 'inventory.update'

/** The four verbs of what decides about identity and names: one permission for all, hence no generic ones. */
export function ownActions(
  kind: Kind,
  /** Refuses values that say nothing useful; `row` is null for a new record. */
  check: (row: Record<string, unknown> | null, values: Record<string, unknown>) => void = () => {},
): Action[] {
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
      run: async (context, { input }) => {
        const values = toRow(kind, input)
        check(null, values)
        return context.create(kind, values)
      },
    }),
    defineAction({
      name: `${name}.update`,
      permission,
      event: `${name}.changed`,
      input: updateSchema(kind),
      on,
      run: async (context, { row, input }) => {
        const values = toRow(kind, input)
        check(row, values)
        return context.change(kind, row, values)
      },
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
