import { sql } from 'kysely'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { checkPassword } from '../passwords/check-password.ts'
import { hashPassword } from '../passwords/hash-password.ts'
import { createUserInput, displayName, requireFreeLogin } from './user-input.ts'

/** A local account. Without a password nobody can sign in with it until one is set. */
export const createUser = defineAction({
  name: 'user.create',
  event: 'user.created',
  input: createUserInput,
  run: async (context, { input }) => {
    const values = toRow(userKind, input)
    await requireFreeLogin(context, values.login)
    const name = displayName(values)
    const row = await context.create(userKind, { ...values, name, isActive: input.isActive })
    await requireOnNew(context, userKind, row.id, 'user.create')
    if (input.password !== undefined) {
      const { login, email } = row
      checkPassword(input.password, { login, name, email, isPowerful: false })
      await storePassword(context, row.id, input.password)
    }
    return row
  },
})

/** The hash is no field of the kind: fields can be read. History says that it changed, never what it is. */
export async function storePassword(context: ActionContext, userId: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await sql`update app_user set password_hash = ${hash}, password_at = now() where id = ${userId}::bigint`.execute(
    context.db,
  )
  context.note(userKind, userId, [{ field: 'password', old: null, new: null }])
}
