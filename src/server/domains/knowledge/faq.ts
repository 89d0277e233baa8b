import { type RawBuilder, sql } from 'kysely'
import type { FaqCategory, FaqOrder, OfferedArticle } from '../../../shared/knowledge/faq.ts'
import { articleCategoryKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { spokenSql } from '../../engine/lists/title-sql.ts'
import { anyOf, headOf, sharedWords, wordsOf } from '../../engine/search/shared-words.ts'
import { articleGate, isOut } from './knowledge.policy.ts'
import { isBestLanguage } from './translations.ts'

export interface FaqQuery {
  text?: string | undefined
  category?: string | undefined
  /** `desk`: what is written for the desk alone as well. */
  audience?: 'portal' | 'desk' | undefined
  /** So many are known already. */
  after?: number | undefined
  limit?: number | undefined
  /** Without words: the useful ones first, the most read of the last 90 days, or the latest. */
  order?: FaqOrder | undefined
}

/** Letters of the last word before it may stand for how it begins. */
const shortestBeginning = 3
const typed = /([\p{L}\p{N}]+)$/u

/**
 * Published articles that share words with a text, the most alike first; without words all of them, pinned and useful ones
 * first. A sentence is no search: any of its words finds, but one word below the title may be chance ("depuis"), so a word of
 * the title is asked, or two in all. The word being typed finds by its beginning. One statement.
 */
export async function readFaq(reader: Reader, query: FaqQuery) {
  const { text = '', after = 0, limit = 20 } = query
  const ranked = text.trim() === '' ? sql`` : sql`hit.heads desc, hit.words desc,`
  const found = await sql<OfferedArticle & { total: number }>`
    ${asked(text)}
    select a.id::text, a.title, coalesce(a.summary, left(a.body_text, 240)) as excerpt, a.is_pinned,
      (select json_build_object('id', c.id::text, 'name', ${headingName(reader)}) from article_category c where c.id = a.category_id) as category,
      use.helped, count(*) over ()::int as total
    from article a ${text.trim() === '' ? sql`` : matching}
    cross join lateral (select (
      (select count(*) from article_vote v where v.article_id = a.id and v.is_helpful)
      + (select count(*) from article_solved s where s.article_id = a.id))::int as helped) use
    where ${isOut('a')} and ${visible(articleGate, reader.actor, 'a')} and ${isBestLanguage('a', reader)}
      ${query.audience === 'desk' ? sql`` : sql`and a.audience = 'portal'`} ${inCategory(query.category)}
    order by ${ranked} ${orders[query.order ?? 'useful']}, a.title, a.id limit ${limit} offset ${after}`.execute(
    reader.db,
  )
  const total = found.rows[0]?.total ?? (after === 0 ? 0 : null)
  const items = found.rows.map(({ total: _total, ...article }) => article)
  const seen = after + items.length
  return { items, total, next: total !== null && seen < total ? String(seen) : null }
}

const orders: Record<FaqOrder, RawBuilder<unknown>> = {
  useful: sql`a.is_pinned desc, use.helped desc`,
  read: sql`(select count(*) from article_view w where w.article_id = a.id and w.viewed_on > current_date - 90) desc`,
  new: sql`coalesce((select max(v.created_at) from article_version v where v.article_id = a.id), a.published_at) desc nulls last`,
}

function asked(text: string) {
  if (text.trim() === '') return sql``
  const last = typed.exec(text)?.[1] ?? ''
  const beginning = last.length >= shortestBeginning ? sql`typed_word(${last.slice(0, 100)})` : sql`null::tsquery`
  return sql`
    with lexemes as (select ${wordsOf(sql`${text}`)} as words, ${beginning} as beginning),
    q as (select words, beginning, coalesce(any_word || beginning, any_word, beginning) as query from (
      select *, ${anyOf(sql`words`)} as any_word from lexemes) l)`
}

const head = headOf(sql`a.search`)

const matching = sql`
  join q on a.search @@ q.query
  join lateral (select
      ${sharedWords(head, sql`q.words`)} + (${head} @@ q.beginning is true)::int as heads,
      ${sharedWords(sql`a.search`, sql`q.words`)} as words) hit
    on hit.heads > 0 or hit.words >= least(2, cardinality(q.words)) and hit.words > 0`

const inCategory = (category: string | undefined) =>
  category === undefined
    ? sql``
    : sql`and a.category_id in (select c.id from article_category c where c.path @> array[${category}::bigint])`

/** Of the row `c`, in the reader's language. */
const headingName = (reader: Reader) => spokenSql(articleCategoryKind, 'name', 'c', reader.actor.language)

const mostCategories = 500

/** Headings under which the portal finds something, with how much. One statement. */
export async function readFaqCategories(reader: Reader) {
  const found = await sql<FaqCategory>`
    select c.id::text, ${headingName(reader)} as name, c.parent_id::text as parent, count(*)::int as articles
    from article a join article_category own on own.id = a.category_id
      join article_category c on c.id = any(own.path) and c.deleted_at is null
    where ${isOut('a')} and a.audience = 'portal' and ${visible(articleGate, reader.actor, 'a')} and ${isBestLanguage('a', reader)}
    group by c.id order by ${spokenSql(articleCategoryKind, 'completeName', 'c', reader.actor.language)}, c.id limit ${mostCategories}`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}
