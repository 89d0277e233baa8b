import { sql } from 'kysely'
import type { ArticleVersion } from '../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import type { Follower } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { internalSql } from './knowledge.policy.ts'

/**
 * Keeps what is published, as it is published: after any write that changed the words or the state, whoever made it.
 * What says the same as the last version is none. The gate holds the rows locked, so numbers cannot meet.
 */
export const keepVersions: Follower = {
  kind: articleKind.name,
  fields: ['title', 'summary', 'body', 'state'],
  run: async (write, rows) => {
    const ids = rows.map((row) => row.id)
    await sql`${prepared}
      insert into article_version (article_id, number, title, summary, body, author_id, created_at)
      select a.id, coalesce(last.number, 0) + 1, a.title, a.summary, a.body, ${write.actor.userId}::bigint, ${write.now}
      from article a left join lateral (
        select v.* from article_version v where v.article_id = a.id order by v.number desc limit 1) last on true
      where a.id = any(${ids}::bigint[]) and a.state = 'published'
        and (last.title, last.summary, last.body) is distinct from (a.title, a.summary, a.body)`.execute(write.db)
  },
}

export interface VersionQuery {
  /** This one, with its text. */
  number?: number | undefined
  /** Those before this number. */
  after?: number | undefined
  limit?: number | undefined
}

/**
 * Versions of an article, newest first; one alone comes with its text. Whoever reads the article only as it is published
 * finds none. One statement after the read gate.
 */
export async function readVersions(reader: Reader, articleId: string, query: VersionQuery) {
  await readRecord(reader, articleKind, articleId)
  const { number, after, limit = 50 } = query
  const words = number === undefined ? sql`` : sql`, v.summary, v.body`
  const which =
    number === undefined
      ? sql`and v.number < coalesce(${after ?? null}::int, 2147483647)`
      : sql`and v.number = ${number}::int`
  const found = await sql<ArticleVersion & { total: number }>`
    select v.number, v.title, v.created_at as at ${words},
      (select json_build_object('id', u.id::text, 'name', u.name) from app_user u where u.id = v.author_id) as by,
      (select count(*)::int from article_version n where n.article_id = v.article_id) as total
    from article_version v join article a on a.id = v.article_id and ${internalSql('a', reader.actor)}
    where v.article_id = ${articleId} ${which} order by v.number desc limit ${limit + 1}`.execute(reader.db)
  const items = found.rows.slice(0, limit).map(({ total: _total, ...version }) => version)
  const next = found.rows.length > limit ? String(items.at(-1)!.number) : null
  return { items, total: found.rows[0]?.total ?? 0, next }
}
