import { forbidden } from '../../../../shared/errors.ts'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { scopeOf } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema } from '../../../engine/kinds/input-schema.ts'

/** A new entity grows below one that its maker may extend. */
export const createEntity = defineAction({
  name: 'entity.create',
  event: 'entity.created',
  input: createSchema(entityKind),
  run: async (context, { input }) => {
    const values = toRow(entityKind, input)
    await requireParent(context, 'entity.create', values.parentId)
    return context.create(entityKind, values)
  },
})

/** Right over the parent; only who reaches all may make a root. */
export async function requireParent(context: ActionContext, permission: string, parentId: unknown): Promise<void> {
  const isAllowed =
    typeof parentId === 'string'
      ? await context.may(permission, entityKind, parentId)
      : scopeOf(context.actor, permission)?.all === true
  if (!isAllowed) throw forbidden(permission)
}
