import { sql } from 'kysely'
import type { Agency } from '../content/types.ts'
import { type DemoArticle, demoArticleList } from './articles.ts'
import type { Writer } from './writer.ts'

const day = 24 * 3_600_000
/** A prime, so that readers and articles do not meet in step. */
const step = 37

/** The help page of the agency: articles with their versions, what readers said, cases that they answered. */
export async function demoKnowledge(writer: Writer, agency: Agency): Promise<void> {
  const root = await sql<{ id: string }>`select id::text from entity where parent_id is null limit 1`.execute(writer.db)
  const headings = new Map<string, string>()
  for (const name of new Set(demoArticleList.map((article) => article.category)))
    headings.set(name, (await writer.run('article-category.create', { name })).id)
  const readers = agency.users.filter((user) => user.isActive).map((user) => user.key)
  for (const [index, article] of demoArticleList.entries()) {
    const id = await write(writer, article, index, {
      entity: root.rows[0]!.id,
      category: headings.get(article.category)!,
    })
    if (article.state === 'draft' || article.audience === 'desk') continue
    const opinions = 4 + ((index * 5) % 11)
    for (let at = 0; at < opinions; at++) {
      const by = readers[(index * step + at * 11) % readers.length]!
      const isHelpful = at % 6 !== 5
      const comment = isHelpful ? null : 'Il manque le cas où le poste est éteint.'
      await writer.attempt('article.vote', { id, isHelpful, comment }, { by })
      if (at % 3 === 0) await writer.attempt('article.count-solved', { id }, { by })
    }
    await tie(writer, id, article)
  }
}

const worker = 'demo:worker'

async function write(writer: Writer, article: DemoArticle, index: number, place: Record<string, string>) {
  const { title, summary = null, audience = 'portal', isPinned = false, body, before, state } = article
  const now = writer.services.now().getTime()
  const on = (days: number) => ({ at: new Date(now - days * day), by: worker })
  const born = 240 - index * 13
  // Every fourth is to be read again soon.
  const review = new Date(now + (index % 4 === 0 ? 12 : 150) * day).toISOString().slice(0, 10)
  const { id } = await writer.run(
    'article.create',
    {
      ...place,
      title,
      summary,
      audience,
      isPinned,
      body: before ?? body,
      language: 'fr',
      owner: writer.idOrNull(writer.has(worker) ? worker : null),
      reviewOn: state === 'draft' ? null : review,
    },
    on(born),
  )
  if (state === 'draft') return id
  await writer.run('article.publish', { id }, on(born - 2))
  if (before !== undefined) await writer.run('article.update', { id, body }, on(20))
  return id
}

/** Cases whose title shares the article's first long word. */
async function tie(writer: Writer, id: string, { title }: DemoArticle): Promise<void> {
  const word = title.match(/\p{L}{7,}/u)?.[0] ?? title
  const found = await sql<{ id: string }>`
    select id::text from ticket where deleted_at is null and type in ('incident', 'request')
      and search @@ plainto_tsquery('cigale', ${word}) order by opened_at desc limit 4`.execute(writer.db)
  const ids = found.rows.map((row) => row.id)
  if (ids.length > 0) await writer.attempt('article.link-case', { id, ids })
}
