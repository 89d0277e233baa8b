import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { allowedSql } from '../../engine/access/visible.ts'
import type { KindAccess, KindEntry } from '../../engine/house.ts'
import { sessionOf } from './actors/session-of.ts'

const isHis = (alias: string, actor: Actor): RawBuilder<SqlBool> =>
  sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}::bigint`

/** A person is himself; his groups' people are theirs. */
export const userAccess: KindAccess = {
  own: (alias, actor) => sql`${sql.ref(`${alias}.id`)} = ${actor.userId}::bigint`,
  group: (alias, actor) =>
    sql`exists (select 1 from group_member gm where gm.user_id = ${sql.ref(`${alias}.id`)} and gm.group_id = any(${actor.groupIds}::bigint[]))`,
}

const isMember = (alias: string, actor: Actor): RawBuilder<SqlBool> =>
  sql`${sql.ref(`${alias}.id`)} = any(${actor.groupIds}::bigint[])`

/** The groups one belongs to are one's own to read; groups of upper entities serve the lower ones. */
export const groupAccess: KindAccess = {
  own: (alias, actor, permission) => (permission === 'group.read' ? isMember(alias, actor) : sql<SqlBool>`false`),
  group: isMember,
  sharedDown: true,
}

const groupEntry: KindEntry = { kind: groupKind, access: groupAccess }

/** Who may do it to the group may do it to its members. */
export const memberAccess: KindAccess = {
  always: (alias, actor, permission) =>
    sql`exists (select 1 from app_group og where og.id = ${sql.ref(`${alias}.group_id`)} and ${allowedSql(groupEntry, actor, permission, 'og')})`,
}

export const grantAccess: KindAccess = {
  own: (alias, actor, permission) => (permission === 'grant.read' ? isHis(alias, actor) : sql<SqlBool>`false`),
}

export const apiTokenAccess: KindAccess = { own: isHis }

/** Ended sessions are kept for a while, unseen. */
export const sessionAccess: KindAccess = {
  own: isHis,
  always: (alias) => sql`${sql.ref(`${alias}.expires_at`)} > now()`,
}

/** Marks the session that asks. */
export const isCurrentSession = (alias: string, actor: Actor): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.token_hash`)} = ${sessionOf(actor) ?? ''}`
