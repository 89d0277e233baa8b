import { sql } from 'kysely'
import type { KindAccess } from '../../engine/house.ts'

/** An asset is mine when I hold it or care for it; my group's when the group holds or supports it. */
export const assetAccess: KindAccess = {
  own: (alias, actor) =>
    sql`(${sql.ref(`${alias}.user_id`)} = ${actor.userId} or ${sql.ref(`${alias}.technician_id`)} = ${actor.userId})`,
  group: (alias, actor) =>
    sql`(${sql.ref(`${alias}.group_id`)} = any(${actor.groupIds}::bigint[]) or ${sql.ref(`${alias}.support_group_id`)} = any(${actor.groupIds}::bigint[]))`,
}
