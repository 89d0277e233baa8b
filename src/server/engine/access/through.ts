import { type SqlBool, sql } from 'kysely'
import type { KindAccess, KindEntry } from '../house.ts'
import { allowedSql } from './visible.ts'

/**
 * Access to rows that are a part of another record: what one may do with that one may do with them. `column` points at it.
 * @param parent its kind, and its access where that is not the usual one
 * @param isHiddenInTrash whether its parts are out of sight while it lies in the trash
 */
export function through(
  parent: Pick<KindEntry, 'kind' | 'access'>,
  column: string,
  { isHiddenInTrash = false } = {},
): KindAccess {
  const kept = isHiddenInTrash ? sql`and gp.deleted_at is null` : sql``
  return {
    always: (alias, actor, permission) => sql<SqlBool>`exists (
      select 1 from ${sql.table(parent.kind.table)} gp where gp.id = ${sql.ref(`${alias}.${column}`)} ${kept} and ${allowedSql(parent, actor, permission, 'gp')})`,
  }
}
