import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { sessionOf } from '../actors/session-of.ts'
import { checkPassword } from '../passwords/check-password.ts'
import { verifyPassword } from '../passwords/hash-password.ts'
import { isPowerful, requireNotAbove, requireWholePerson } from '../rights/guards.ts'
import { takeTurn } from '../sign-in/throttle.ts'
import { endSessions, revokeTokens } from './account-ends.ts'
import { storePassword } from './create-user.ts'
import { setPasswordInput } from './user-input.ts'

/**
 * A new password: one's own with the present one, or another person's by an administrator who is not below him. All
 * other sessions of the person end, and his tokens unless they are to be kept.
 */
export const setPassword = defineAction({
  name: 'user.set-password',
  event: 'user.password-changed',
  input: setPasswordInput,
  on: { kind: userKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const isOwn = context.actor.userId === row.id && context.actor.type === 'person'
    requireWholePerson(context.actor, 'user.set-password')
    if (isOwn) await requireCurrent(context, row, input.currentPassword ?? '')
    else await requireNotAbove(context, row.id)
    const { login, name, email } = row
    checkPassword(input.password, { login, name, email, isPowerful: await isPowerful(context, row.id) })
    await storePassword(context, row.id, input.password)
    await endSessions(context, row.id, isOwn ? sessionOf(context.actor) : undefined)
    if (input.keepTokens !== true) await revokeTokens(context, row.id)
    return { id: row.id }
  },
})

/** Guessing it here is braked as at the door: an open session must not be a way around. */
async function requireCurrent(
  context: ActionContext,
  row: { id: string; login: string },
  given: string,
): Promise<void> {
  const turn = await takeTurn(context.services.db, { login: row.login, address: `session of ${row.id}` })
  const found = await sql<{ passwordHash: string | null }>`
    select password_hash from app_user where id = ${row.id}::bigint`.execute(context.db)
  if (!(await verifyPassword(found.rows[0]?.passwordHash ?? null, given)))
    throw invalidField('currentPassword', 'password_current')
  await turn.forgive()
}
