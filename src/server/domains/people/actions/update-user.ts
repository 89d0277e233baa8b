import { forbidden } from '../../../../shared/errors.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { type Actor, scopeOf } from '../../../engine/access/actor.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { updateSchema } from '../../../engine/kinds/input-schema.ts'
import { forgetActors } from '../actors/actor-cache.ts'
import { requireNotAbove } from '../rights/guards.ts'
import { requireFreeLogin } from './user-input.ts'

/** What a person whose right ends at himself may change about himself. */
const harmless = new Set(['phone', 'locationId', 'language'])

export const updateUser = defineAction({
  name: 'user.update',
  event: 'user.changed',
  input: updateSchema(userKind),
  on: { kind: userKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const values = toRow(userKind, input)
    await requireNotAbove(context, row.id)
    if (isOnlyHimself(context.actor) && Object.keys(values).some((name) => !harmless.has(name))) {
      throw forbidden('user.update')
    }
    if (values.login !== undefined) await requireFreeLogin(context, values.login, row.id)
    const changed = await context.change(userKind, row, values)
    await requireOnNew(context, userKind, changed.id, 'user.update')
    forgetActors()
    return changed
  },
})

/** His reach ends at his own account: he must not give himself another entity, login or address. */
function isOnlyHimself(actor: Actor): boolean {
  const scope = scopeOf(actor, 'user.update')
  return scope !== null && !scope.all && scope.entityIds.length === 0
}
