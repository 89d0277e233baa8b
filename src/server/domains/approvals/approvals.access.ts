import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../engine/access/actor.ts'
import type { KindAccess, RelationSql } from '../../engine/house.ts'

const voice = sql`v.id as approver_id, v.approval_id, v.step, v.answer`
const members = sql`group_member m on m.group_id = v.group_id and (m.is_manager or not v.managers_only)`
const isAway = sql`now() >= d.starts_at and now() < d.ends_at`

/**
 * Every person who may speak for a voice (`voter_id`), and whom a deputy stands in for (`for_id`). A union of joins, so
 * that "which voices are mine" goes by an index in each part.
 */
export const votersSql: RawBuilder<unknown> = sql`(
  select ${voice}, v.user_id as voter_id, null::bigint as for_id from approver v where v.user_id is not null
  union all
  select ${voice}, m.user_id, null from approver v join ${members}
  union all
  select ${voice}, d.deputy_id, d.user_id from approver v join deputy d on d.user_id = v.user_id and ${isAway}
  union all
  select ${voice}, d.deputy_id, d.user_id from approver v join ${members} join deputy d on d.user_id = m.user_id and ${isAway})`

/** The voice `v` of the request `a` is asked now, or has been given. */
const isConcerned = sql`(v.answer is not null or (a.state = 'open' and v.step = a.step))`

/** Ids of records of this kind that the actor was asked about: who is to decide must see what about. */
export const subjectsAskedOf = (actor: Actor, kind: string): RawBuilder<unknown> =>
  sql`select x.id from subjects_asked_of(${actor.userId}::bigint, ${sql.lit(kind)}) x(id)`

const requestsAskedOf = (actor: Actor): RawBuilder<unknown> => sql`
  select a.id from ${votersSql} v join approval a on a.id = v.approval_id where v.voter_id = ${actor.userId} and ${isConcerned}
  union all
  select v.approval_id from approver v where v.answered_by_id = ${actor.userId}`

/** One's own is what one asked, and what one is asked or has answered. */
export const approvalAccess: KindAccess = {
  own: (alias, actor) =>
    sql`(${sql.ref(`${alias}.asked_by_id`)} = ${actor.userId} or ${sql.ref(`${alias}.id`)} in (${requestsAskedOf(actor)}))`,
}

/** Voices are seen with their request; one gives one's own only. */
export const approverAccess: KindAccess = {
  own: (alias, actor, permission) =>
    permission === 'approval.answer'
      ? sql<SqlBool>`${sql.ref(`${alias}.id`)} in (
          select v.approver_id from ${votersSql} v join approval a on a.id = v.approval_id
          where v.voter_id = ${actor.userId} and ${isConcerned})`
      : sql<SqlBool>`exists (select 1 from approval oa where oa.id = ${sql.ref(`${alias}.approval_id`)} and ${approvalAccess.own!('oa', actor, permission)})`,
}

/** Who is away writes it; who stands in reads it. */
export const deputyAccess: KindAccess = {
  own: (alias, actor, permission) =>
    permission === 'deputy.read'
      ? sql<SqlBool>`${actor.userId} in (${sql.ref(`${alias}.user_id`)}, ${sql.ref(`${alias}.deputy_id`)})`
      : sql<SqlBool>`${sql.ref(`${alias}.user_id`)} = ${actor.userId}`,
}

/** Whoever may answer the request now: `voter.user:@me`. */
export const voterRelation: RelationSql = {
  from: sql`(
    select v.approval_id, v.voter_id, u.name from ${votersSql} v join approval a on a.id = v.approval_id
      join app_user u on u.id = v.voter_id
    where a.state = 'open' and v.step = a.step and v.answer is null) rv`,
  on: (outer): RawBuilder<SqlBool> => sql`rv.approval_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`rv.voter_id`, user: sql`rv.voter_id`, name: sql`rv.name` },
}
