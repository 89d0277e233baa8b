import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { allowedSql } from '../../engine/access/visible.ts'
import type { KindAccess, KindEntry } from '../../engine/house.ts'

/** Is the pool meant for this person? `userId` and `entityId` are SQL, so that it serves for one person as for a table of them. */
export function audienceSql(pool: string, userId: RawBuilder<unknown>, entityId: RawBuilder<unknown>) {
  const of = (column: string) => sql.ref(`${pool}.${column}`)
  return sql<SqlBool>`case ${of('audience')}
    when 'everyone' then true
    when 'entity' then exists (select 1 from entity home where home.id = ${entityId} and ${of('entity_id')} = any(home.path))
    else exists (select 1 from booking_pool_group pg join group_member gm on gm.group_id = pg.group_id
      where pg.pool_id = ${of('id')} and gm.user_id = ${userId}) end`
}

/** Whoever may book from a pool sees it; changing it goes by its entity. */
export const poolAccess: KindAccess = {
  own: (alias, actor, permission) =>
    permission === 'booking-pool.read'
      ? sql<SqlBool>`(${sql.ref(`${alias}.is_open`)} and ${sql.ref(`${alias}.deleted_at`)} is null
          and ${audienceSql(alias, sql`${actor.userId}::bigint`, sql`${actor.entityId}::bigint`)})`
      : sql<SqlBool>`false`,
}

export const poolGate: KindEntry = { kind: bookingPoolKind, access: poolAccess }

/** Things are seen with their pool. */
export const bookableAccess: KindAccess = {
  always: (alias, actor, permission) =>
    sql<SqlBool>`exists (select 1 from booking_pool bp where bp.id = ${sql.ref(`${alias}.pool_id`)}
      and ${allowedSql(poolGate, actor, permission, 'bp')})`,
}

/** A booking is of whoever it is for, and of whoever made it. */
export const bookingAccess: KindAccess = {
  own: (alias, actor) =>
    sql<SqlBool>`(${sql.ref(`${alias}.user_id`)} = ${actor.userId} or ${sql.ref(`${alias}.author_id`)} = ${actor.userId})`,
}
