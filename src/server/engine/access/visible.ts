import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { columnOf } from '../../../shared/kinds/define-kind.ts'
import type { KindEntry } from '../house.ts'
import { type Actor, type Scope, scopeOf } from './actor.ts'

/**
 * The read gate: SQL saying whether `actor` may use `permission` on the row `alias`. Every query starts from it;
 * what it does not let through does not exist for the reader.
 */
export function allowedSql(entry: KindEntry, actor: Actor, permission: string, alias: string): RawBuilder<SqlBool> {
  const scope = scopeOf(actor, permission)
  if (scope === null) return sql<SqlBool>`false`
  const always = entry.access?.always?.(alias, actor, permission)
  const reached = reachSql(entry, actor, permission, scope, alias)
  return always === undefined ? reached : sql<SqlBool>`(${reached} and ${always})`
}

/** Rows of the kind that the actor may read. */
export const visible = (entry: KindEntry, actor: Actor, alias: string): RawBuilder<SqlBool> =>
  allowedSql(entry, actor, `${entry.kind.guard}.read`, alias)

function reachSql(
  entry: KindEntry,
  actor: Actor,
  permission: string,
  scope: Scope,
  alias: string,
): RawBuilder<SqlBool> {
  if (scope.all) return sql<SqlBool>`true`
  const column = entityColumn(entry)
  const access = entry.access
  // A kind of no entity (dictionaries) is open to whoever holds the permission further than "own".
  if (column === null && access?.own === undefined) return sql<SqlBool>`true`
  const parts: RawBuilder<SqlBool>[] = []
  if (column !== null && scope.entityIds.length > 0) {
    // What an upper unit shares with the lower ones is theirs to read, not to change.
    const isShared = access?.sharedDown === true && permission.endsWith('.read')
    const ids = isShared ? [...scope.entityIds, ...scope.ancestorIds] : scope.entityIds
    const entity = sql.ref(`${alias}.${column}`)
    parts.push(sql<SqlBool>`${entity} = any(${ids}::bigint[])`)
    // The same, record by record: what says of itself that it may be read below.
    const sharedBy = entry.kind.sharedField
    if (sharedBy !== null && !isShared && permission.endsWith('.read')) {
      const says = sql.ref(`${alias}.${columnOf(sharedBy, entry.kind.fields[sharedBy]!)}`)
      parts.push(sql<SqlBool>`(${says} and ${entity} = any(${scope.ancestorIds}::bigint[]))`)
    }
  }
  if (actor.userId !== null && access?.own !== undefined) parts.push(access.own(alias, actor, permission))
  if (scope.group && actor.groupIds.length > 0 && access?.group !== undefined)
    parts.push(access.group(alias, actor, permission))
  if (parts.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

function entityColumn(entry: KindEntry): string | null {
  if (entry.access?.entityColumn !== undefined) return entry.access.entityColumn
  return entry.kind.entityField === null ? null : 'entity_id'
}
