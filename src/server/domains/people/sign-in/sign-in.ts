import { type Kysely, sql } from 'kysely'
import { signInFailed } from '../../../../shared/errors.ts'
import { type Actor, systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { loadActorBySession } from '../actors/actor-loader.ts'
import { hashToken, newSecret } from '../actors/secrets.ts'
import { passwordLengths } from '../passwords/check-password.ts'
import { hashPassword, isOutdated, verifyPassword } from '../passwords/hash-password.ts'
import { isPowerful } from '../rights/guards.ts'
import { startSession } from './session-actions.ts'
import { normaliseLogin, takeTurn } from './throttle.ts'

export interface SignIn {
  login: string
  password: string
  address: string
  userAgent: string
}

export interface SignedIn {
  /** For the cookie; kept nowhere. */
  token: string
  actor: Actor
  /** Shorter than the rules ask of this person by now: he should be led to change it. */
  isPasswordShort: boolean
}

interface Account {
  id: string
  name: string
  isActive: boolean
  passwordHash: string | null
}

/**
 * Opens a session. Unknown, disabled and wrong password are one answer, after the same work. The hash is computed
 * outside of any transaction: fifty people at once must not hold fifty connections.
 * @throws `sign_in_failed`, `rate_limited`, `unavailable`
 */
export async function signIn(services: Services, attempt: SignIn): Promise<SignedIn> {
  const { db } = services
  const turn = await takeTurn(db, attempt)
  const account = await findAccount(db, attempt.login)
  const isRight = await verifyPassword(account?.passwordHash ?? null, attempt.password)
  if (account === undefined || !account.isActive || !isRight) throw signInFailed()
  await turn.forgive()
  if (isOutdated(account.passwordHash!)) await renewHash(db, account, attempt.password)
  const token = newSecret()
  const tokenHash = hashToken(token)
  const himself: Actor = { ...systemActor(account.name, 'web'), userId: account.id }
  const { address, userAgent } = attempt
  await runAction(services, startSession, himself, {
    userId: account.id,
    tokenHash,
    address,
    userAgent: userAgent.slice(0, 500),
  })
  const actor = await loadActorBySession(db, tokenHash)
  // Disabled in this very moment.
  if (actor === null) throw signInFailed()
  const least = (await isPowerful({ db } as never, account.id))
    ? passwordLengths.leastOfPowerful
    : passwordLengths.least
  return { token, actor, isPasswordShort: [...attempt.password].length < least }
}

async function findAccount(db: Kysely<Tables>, login: string): Promise<Account | undefined> {
  const found = await sql<Account>`
    select id, name, is_active, password_hash from app_user
    where lower(login) = ${normaliseLogin(login)} and deleted_at is null`.execute(db)
  return found.rows[0]
}

/** The cost has been raised since: only now is the password at hand to follow. */
async function renewHash(db: Kysely<Tables>, account: Account, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await sql`update app_user set password_hash = ${hash} where id = ${account.id} and password_hash = ${account.passwordHash}`.execute(
    db,
  )
}
