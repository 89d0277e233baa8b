import { sql } from 'kysely'
import type { Permissions } from '../../../../shared/access/reach.ts'
import { conflict, forbidden, invalidField } from '../../../../shared/errors.ts'
import { powerfulPermissions } from '../../../../shared/people/shipped-profiles.ts'
import { type Actor, scopeOf } from '../../../engine/access/actor.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { firstBeyond, rightsOfGrant, rightsOfUser } from './covers.ts'

/** Nobody changes the account of a person who may more than he does. @throws `forbidden` */
export async function requireNotAbove(context: ActionContext, userId: string): Promise<void> {
  if (context.actor.type === 'system' || context.actor.userId === userId) return
  for (const rights of await rightsOfUser(context.db, userId)) {
    const beyond = firstBeyond(context.actor, rights)
    if (beyond !== null) throw forbidden(beyond)
  }
}

/** Nobody gives, changes or takes away a grant of more than he has. @throws `forbidden`, `invalid` */
export async function requireWithin(
  context: ActionContext,
  grant: { profileId: string; entityId: string; isRecursive: boolean },
): Promise<void> {
  if (context.actor.type === 'system') return
  const rights = await rightsOfGrant(context.db, grant)
  if (rights === undefined) throw invalidField('profile', 'reference')
  const beyond = firstBeyond(context.actor, rights)
  if (beyond !== null) throw forbidden(beyond)
}

/**
 * A profile acts wherever it is granted: only who has a permission everywhere may put it, or more of it, into one.
 * @throws `invalid` for a name that no room declares, `forbidden`
 */
export function requireHeldEverywhere(context: ActionContext, before: Permissions, after: Permissions): void {
  const known = new Set(context.house.permissions)
  for (const [permission, reach] of Object.entries(after)) {
    if (before[permission] === reach) continue
    if (!known.has(permission)) throw invalidField('permissions', 'unknown', { permission })
    if (scopeOf(context.actor, permission)?.all !== true) throw forbidden(permission)
  }
}

/** A token cannot do what only its owner, signed in himself, may. @throws `forbidden` */
export function requireWholePerson(actor: Actor, action: string): void {
  if (actor.scopes !== null && !actor.scopes.includes('*')) throw forbidden(action)
}

/** For actions that only the house itself runs. @throws `forbidden` */
export function requireHouse(actor: Actor, action: string): void {
  if (actor.type !== 'system') throw forbidden(action)
}

/** Does this person hold permissions with which one can take over others? */
export async function isPowerful(context: Pick<ActionContext, 'db'>, userId: string): Promise<boolean> {
  const rights = await rightsOfUser(context.db, userId)
  return rights.some(({ permissions }) =>
    powerfulPermissions.some((permission) => permissions[permission] !== undefined),
  )
}

/**
 * After taking something away: is there still somebody who can do everything? Two who do it at the same time wait for
 * each other. @throws `conflict` last_super_administrator
 */
export async function requireSuperAdministratorLeft(context: ActionContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('cigale super-administrators'))`.execute(context.db)
  const found = await sql`
    select 1 from access_grant a join profile p on p.id = a.profile_id join app_user u on u.id = a.user_id
    where p.code = 'super-administrator' and u.is_active and u.deleted_at is null limit 1`.execute(context.db)
  if (found.rows.length === 0) throw conflict('last_super_administrator')
}

export async function isSuperAdministrator(context: ActionContext, userId: string): Promise<boolean> {
  const found = await sql`
    select 1 from access_grant a join profile p on p.id = a.profile_id
    where a.user_id = ${userId}::bigint and p.code = 'super-administrator' limit 1`.execute(context.db)
  return found.rows.length > 0
}
