import { type RawBuilder, sql } from 'kysely'
import { articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import type { Extra } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { internalSql } from './knowledge.policy.ts'

const counted = (rows: (id: RawBuilder<unknown>) => RawBuilder<unknown>): Extra => {
  return (alias) => sql`(select count(*)::int from ${rows(sql.ref(`${alias}.id`))})`
}

/** What readers thought of it and where it helped. */
export const articleExtras: Record<string, Extra> = {
  helpful: counted((id) => sql`article_vote v where v.article_id = ${id} and v.is_helpful`),
  unhelpful: counted((id) => sql`article_vote v where v.article_id = ${id} and not v.is_helpful`),
  solved: counted((id) => sql`article_solved s where s.article_id = ${id}`),
  cases: counted((id) => sql`article_case l where l.article_id = ${id}`),
  /** When its words last changed for its readers: being tied to a case moves `updatedAt`, not this. */
  revisedAt: (alias) =>
    sql`(select max(v.created_at) from article_version v where v.article_id = ${sql.ref(`${alias}.id`)})`,
  /** Groups it is for; none = all who would read it. */
  groups: (alias) => sql`coalesce((
    select json_agg(json_build_object('id', g.id::text, 'name', g.name) order by g.name, g.id) from article_group f
    join app_group g on g.id = f.group_id and g.deleted_at is null where f.article_id = ${sql.ref(`${alias}.id`)}), '[]'::json)`,
  myVote: (alias, actor) =>
    sql`(select v.is_helpful from article_vote v where v.article_id = ${sql.ref(`${alias}.id`)} and v.user_id = ${actor.userId}::bigint)`,
}

/** Votes with their words, newest first: for whoever reads the desk's articles there; the names of voters are nobody else's business. */
export async function readVotes(reader: Reader, articleId: string, { after = 0, limit = 50 }) {
  await readRecord(reader, articleKind, articleId)
  const found = await sql<{ isHelpful: boolean; comment: string | null; at: Date; by: unknown; total: number }>`
    select v.is_helpful, v.comment, v.created_at as at, json_build_object('id', u.id::text, 'name', u.name) as by,
      count(*) over ()::int as total
    from article_vote v join app_user u on u.id = v.user_id
      join article a on a.id = v.article_id and ${internalSql('a', reader.actor)}
    where v.article_id = ${articleId}
    order by v.created_at desc, v.user_id limit ${limit} offset ${after}`.execute(reader.db)
  const total = found.rows[0]?.total ?? 0
  const items = found.rows.map(({ total: _total, ...vote }) => vote)
  const seen = after + items.length
  return { items, total, next: seen < total ? String(seen) : null }
}
