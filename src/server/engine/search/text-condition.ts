import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { KindEntry } from '../house.ts'

/** PostgreSQL refuses words of 2 kB and more; nobody types one of a hundred letters. */
const longestWord = 100

/** Words of a search as typed: at most ten, letters and digits of any script. */
export const searchWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+(?:[._@'-][\p{L}\p{N}]+)*/gu) ?? [])
    .slice(0, 10)
    .map((word) => word.slice(0, longestWord).toWellFormed())

/**
 * The tsquery of a text as typed: all words, the last one as a beginning ("as you type"). Words go through the
 * configuration `cigale` (no accents, French endings) one by one, so that nothing typed can break the syntax.
 */
export function typedQuery(text: string): RawBuilder<unknown> | null {
  const words = searchWords(text)
  if (words.length === 0) return null
  const parts = words.map((word, index) => {
    const exact = sql`plainto_tsquery('cigale', ${word})`
    // The beginning of a word has no ending to cut: compare it both stemmed and as it stands. Taking accents away can
    // bring a quote (from a prime): it is taken out after that.
    if (index < words.length - 1 || word.length < 2) return exact
    const prefix = `'${word.replace(/['\\]/g, ' ')}':*`
    return sql`(${exact} || to_tsquery('cigale', ${prefix}) || to_tsquery('simple', '''' || translate(plain(${word}), '''\\', '  ') || ''':*'))`
  })
  return sql`(${sql.join(parts, sql` && `)})`
}

/** SQL: the row's full text holds these words. Nothing typed, nothing asked. */
export function textCondition(text: string, alias: string): RawBuilder<SqlBool> {
  const query = typedQuery(text)
  return query === null ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(`${alias}.search`)} @@ ${query}`
}

/**
 * The same with whatever further text of the record this actor may read (follow-ups of a case).
 * `newest`: so many of the newest matches suffice (a ranking looks at no more): common words cost no more than rare ones.
 */
export function textMatch(
  entry: KindEntry,
  actor: Actor,
  alias: string,
  text: string,
  newest?: number,
): RawBuilder<SqlBool> {
  const query = typedQuery(text)
  if (query === null) return sql<SqlBool>`true`
  return entry.textSql?.(alias, query, actor, newest) ?? sql<SqlBool>`${sql.ref(`${alias}.search`)} @@ ${query}`
}

/**
 * The same for a statement that begins with the words: both indexes give one set of rows, each row is read once. Beside
 * other conditions it would be slow (nothing tells how many ids the array holds): whoever uses it fences it.
 */
export function textSource(
  entry: KindEntry,
  actor: Actor,
  alias: string,
  query: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const own = sql<SqlBool>`${sql.ref(`${alias}.search`)} @@ ${query}`
  const elsewhere = entry.textElsewhere?.(query, actor)
  return elsewhere === undefined ? own : sql<SqlBool>`(${own} or ${sql.ref(`${alias}.id`)} = any(array(${elsewhere})))`
}
