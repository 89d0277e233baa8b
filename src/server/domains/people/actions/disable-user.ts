import { conflict } from '../../../../shared/errors.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { isSuperAdministrator, requireNotAbove, requireSuperAdministratorLeft } from '../rights/guards.ts'
import { endSessions, revokeTokens } from './account-ends.ts'

const onUser = {
  kind: userKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number }) => input.version,
}

/** The person can no longer come in: sessions end and tokens die, on every node within two seconds. */
export const disableUser = defineAction({
  name: 'user.disable',
  event: 'user.disabled',
  input: idSchema,
  on: onUser,
  run: async (context, { row }) => {
    await requireDispensable(context, row.id)
    const changed = await context.change(userKind, row, { isActive: false })
    await shutOut(context, row.id)
    return changed
  },
})

export const enableUser = defineAction({
  name: 'user.enable',
  event: 'user.enabled',
  input: idSchema,
  on: onUser,
  run: async (context, { row }) => {
    await requireNotAbove(context, row.id)
    return context.change(userKind, row, { isActive: true })
  },
})

export const removeUser = defineAction({
  name: 'user.remove',
  permission: 'user.delete',
  event: 'user.removed',
  input: idSchema,
  on: onUser,
  run: async (context, { row }) => {
    await requireDispensable(context, row.id)
    await context.remove(userKind, row)
    await shutOut(context, row.id)
  },
})

export const restoreUser = defineAction({
  name: 'user.restore',
  permission: 'user.delete',
  event: 'user.restored',
  input: idSchema,
  on: { ...onUser, trashed: true },
  run: async (context, { row }) => {
    await requireNotAbove(context, row.id)
    await context.restore(userKind, row)
  },
})

/** Neither oneself by mistake, nor somebody above. */
async function requireDispensable(context: ActionContext, userId: string): Promise<void> {
  if (context.actor.userId === userId) throw conflict('own_account')
  await requireNotAbove(context, userId)
}

async function shutOut(context: ActionContext, userId: string): Promise<void> {
  await endSessions(context, userId)
  await revokeTokens(context, userId)
  if (await isSuperAdministrator(context, userId)) await requireSuperAdministratorLeft(context)
}
