import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, scopeOf } from '../../engine/access/actor.ts'
import type { KindAccess } from '../../engine/house.ts'

/**
 * An entity is reached as itself. Besides, everybody reads the entity he belongs to; and what lies below a recursive
 * grant is found by its path, so that an entity made a moment ago is reached by actors loaded before it.
 */
export const entityAccess: KindAccess = {
  entityColumn: 'id',
  own: (alias, actor, permission) => {
    const below = sql<SqlBool>`${sql.ref(`${alias}.path`)} && ${branches(actor, permission)}::bigint[]`
    return permission === 'entity.read'
      ? sql<SqlBool>`(${below} or ${sql.ref(`${alias}.id`)} = ${actor.entityId}::bigint)`
      : below
  },
}

/** Entities that hold for all below them too. */
function branches(actor: Actor, permission: string): string[] {
  if (scopeOf(actor, permission) === null) return []
  return actor.grants
    .filter((grant) => grant.isRecursive && grant.permissions[permission] === 'subtree')
    .map((grant) => grant.entityId)
}

/** Places of an upper entity serve the lower ones; everybody reads those of his own entity and above it. */
export const locationAccess: KindAccess = {
  sharedDown: true,
  own: (alias, actor, permission): RawBuilder<SqlBool> =>
    permission === 'location.read'
      ? sql`${sql.ref(`${alias}.entity_id`)} in (select unnest(home.path) from entity home where home.id = ${actor.entityId}::bigint)`
      : sql`false`,
}
