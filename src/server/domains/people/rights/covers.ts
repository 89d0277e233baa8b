import { type Kysely, sql } from 'kysely'
import type { Permissions, Reach } from '../../../../shared/access/reach.ts'
import { type Actor, scopeOf } from '../../../engine/access/actor.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

/** A profile over a piece of the tree, held or to be given. */
export interface Rights {
  permissions: Permissions
  entityId: string
  /** Ids from the root down to the entity itself. */
  entityPath: readonly string[]
  isRecursive: boolean
}

/**
 * The first permission of `rights` that goes beyond what the actor himself may; null = he has all of it. Nobody gives,
 * changes or takes away what he does not have (GLPI CVE-2023-28634: technicians made themselves super-administrators).
 */
export function firstBeyond(actor: Actor, rights: Rights): string | null {
  const found = Object.entries(rights.permissions).find(
    ([permission, reach]) => !covers(actor, permission, reach, rights),
  )
  return found?.[0] ?? null
}

function covers(actor: Actor, permission: string, reach: Reach, rights: Rights): boolean {
  const scope = scopeOf(actor, permission)
  if (scope === null) return false
  if (scope.all) return true
  if (reach === 'own') return true
  if (reach === 'group') return scope.group
  if (reach === 'entity') return scope.entityIds.includes(rights.entityId)
  if (reach === 'subtree')
    return rights.isRecursive ? coversBranch(actor, permission, rights) : scope.entityIds.includes(rights.entityId)
  return false
}

/** Also what will one day grow below: only a recursive grant from here or above holds for that. */
const coversBranch = (actor: Actor, permission: string, { entityPath }: Rights): boolean =>
  actor.grants.some(
    (grant) => grant.isRecursive && grant.permissions[permission] === 'subtree' && entityPath.includes(grant.entityId),
  )

/** Everything a person holds. */
export async function rightsOfUser(db: Kysely<Tables>, userId: string): Promise<Rights[]> {
  const result = await sql<Rights>`
    select p.permissions, a.entity_id, e.path as entity_path, a.is_recursive
    from access_grant a join profile p on p.id = a.profile_id join entity e on e.id = a.entity_id
    where a.user_id = ${userId}::bigint`.execute(db)
  return result.rows
}

/** What a grant of this profile over this entity would give; undefined when one of them does not exist. */
export async function rightsOfGrant(
  db: Kysely<Tables>,
  grant: { profileId: string; entityId: string; isRecursive: boolean },
): Promise<Rights | undefined> {
  const result = await sql<Rights>`
    select p.permissions, e.id as entity_id, e.path as entity_path, ${grant.isRecursive}::boolean as is_recursive
    from profile p, entity e where p.id = ${grant.profileId}::bigint and e.id = ${grant.entityId}::bigint`.execute(db)
  return result.rows[0]
}
