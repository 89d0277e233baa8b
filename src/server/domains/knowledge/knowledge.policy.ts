import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import { type Actor, scopeOf } from '../../engine/access/actor.ts'
import type { KindAccess, KindEntry } from '../../engine/house.ts'

/** Published and within its dates. */
export const isOut = (alias: string): RawBuilder<SqlBool> => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<SqlBool>`(${of('state')} = 'published' and ${of('deleted_at')} is null
    and coalesce(${of('visible_from')} <= now(), true) and coalesce(${of('visible_until')} > now(), true))`
}

/** For nobody in particular, or for a group of the actor's. */
const isForGroupsOf = (alias: string, { groupIds }: Actor): RawBuilder<SqlBool> => sql<SqlBool>`(
  not exists (select 1 from article_group f where f.article_id = ${sql.ref(`${alias}.id`)})
  or exists (select 1 from article_group f where f.article_id = ${sql.ref(`${alias}.id`)} and f.group_id = any(${[...groupIds]}::bigint[])))`

/** Where the actor reads drafts and what is written for the desk: in his reach, and above it what is shared with it. */
export function internalSql(alias: string, actor: Actor): RawBuilder<SqlBool> {
  const scope = scopeOf(actor, 'article.read-internal')
  if (scope === null) return sql<SqlBool>`false`
  if (scope.all) return sql<SqlBool>`true`
  if (scope.entityIds.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`${sql.ref(`${alias}.entity_id`)} = any(${[...scope.entityIds, ...scope.ancestorIds]}::bigint[])`
}

/** Everybody reads what his own entity and those above it publish for him; the rest is the desk's. */
export const articleAccess: KindAccess = {
  sharedDown: true,
  own: (alias, actor, permission) =>
    permission === 'article.read'
      ? sql`${sql.ref(`${alias}.entity_id`)} in (select unnest(home.path) from entity home where home.id = ${actor.entityId}::bigint)`
      : sql`false`,
  always: (alias, actor, permission) => {
    if (permission !== 'article.read') return sql<SqlBool>`true`
    const forAll = sql<SqlBool>`(${sql.ref(`${alias}.audience`)} = 'portal' and ${isOut(alias)} and ${isForGroupsOf(alias, actor)})`
    return sql<SqlBool>`(${forAll} or ${internalSql(alias, actor)})`
  },
}

/** The read gate of articles, for the room's own queries. */
export const articleGate: KindEntry = { kind: articleKind, access: articleAccess }
