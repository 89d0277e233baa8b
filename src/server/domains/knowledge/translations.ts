import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import type { ArticleTranslation } from '../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../shared/knowledge/knowledge.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { articleGate, isOut } from './knowledge.policy.ts'

/** What an article and its translations have in common. */
const family = (alias: string) => sql`coalesce(${sql.ref(`${alias}.original_id`)}, ${sql.ref(`${alias}.id`)})`

/** Nothing in the reader's language says the same: who reads French is not shown both. */
export const isBestLanguage = (alias: string, { actor }: Reader): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${sql.ref(`${alias}.language`)} = ${actor.language} or not exists (
    select 1 from article o where ${family('o')} = ${family(alias)} and o.language = ${actor.language}
      and ${isOut('o')} and o.audience = ${sql.ref(`${alias}.audience`)} and ${visible(articleGate, actor, 'o')}))`

/** The same in other languages, as far as the reader sees it. One statement after the read gate. */
export async function readTranslations(reader: Reader, articleId: string) {
  await readRecord(reader, articleKind, articleId)
  const found = await sql<ArticleTranslation>`
    select o.id::text, o.title, o.language, o.state, o.original_id is null as is_original
    from article a join article o on ${family('o')} = ${family('a')} and o.id <> a.id and o.deleted_at is null
    where a.id = ${articleId} and ${visible(articleGate, reader.actor, 'o')} order by o.language, o.id`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}

interface Tongue {
  id: string | null
  language: unknown
  originalId: unknown
}

/**
 * A translation hangs on an original, never on another translation, and there is one for each language. The original
 * is locked before its family is read, so that two writers cannot each believe to be the first.
 *
 * @throws `invalid` on `original`, `language`
 */
export async function requireTranslation({ db }: Pick<ActionContext, 'db'>, article: Tongue): Promise<void> {
  const root = article.originalId ?? article.id
  if (root === null) return
  await sql`select 1 from article where id = ${root} for no key update`.execute(db)
  const found = await sql<{ id: string; language: string; originalId: string | null }>`
    select id::text, language, original_id::text from article where (id = ${root} or original_id = ${root} or original_id = ${article.id}) and deleted_at is null`.execute(
    db,
  )
  const others = found.rows.filter((row) => row.id !== article.id)
  if (article.originalId != null) {
    const original = found.rows.find((row) => row.id === article.originalId)
    const isRoot = article.id !== null && others.some((row) => row.originalId === article.id)
    if (original?.originalId !== null || isRoot) throw invalidField('original', 'not_original')
  }
  if (others.some((row) => row.language === article.language)) throw invalidField('language', 'translated')
}
