import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, scopeOf } from '../access/actor.ts'
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
  const parts = words.map((word, index) =>
    index < words.length - 1 || word.length < 2 ? sql`plainto_tsquery('cigale', ${word})` : sql`typed_word(${word})`,
  )
  return sql`(${sql.join(parts, sql` && `)})`
}

/** SQL of whether a `search` column holds what is looked for. */
export type Holds = (search: RawBuilder<unknown>) => RawBuilder<SqlBool>

const holding =
  (query: RawBuilder<unknown>): Holds =>
  (search) =>
    sql<SqlBool>`${search} @@ ${query}`

/** The same, asked of rows one by one: no index of words answers it. */
const holdingRowByRow =
  (query: RawBuilder<unknown>): Holds =>
  (search) =>
    sql<SqlBool>`(${search} @@ ${query}) is true`

/** SQL: the row's full text holds these words. Nothing typed, nothing asked. */
export function textCondition(text: string, alias: string): RawBuilder<SqlBool> {
  const query = typedQuery(text)
  return query === null ? sql<SqlBool>`true` : ownText(alias, holding(query))
}

/**
 * The same with whatever further text of the record this actor may read (follow-ups of a case). As an array the ids are
 * always found first and looked up then: the planner cannot know how many rows hold a word, and would rather read the
 * whole list in its order until it has met a page of them.
 */
export function textMatch(entry: KindEntry, actor: Actor, alias: string, text: string): RawBuilder<SqlBool> {
  const query = typedQuery(text)
  return query === null ? sql<SqlBool>`true` : matchOf(entry, actor, alias, query)
}

function matchOf(entry: KindEntry, actor: Actor, alias: string, query: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const holds = holding(query)
  const elsewhere = entry.textElsewhere?.(holds, actor)
  return elsewhere === undefined
    ? ownText(alias, holds)
    : amongIds(alias, sql`${ownIds(entry, holds)} union ${elsewhere}`)
}

/**
 * The same for a ranking, which looks at the newest matches only: a common word costs no more than a rare one. Nobody but
 * who sees every record may stop at the newest: for anybody else his own few might lie behind them, and for everybody what
 * is not thrown away behind what is.
 */
export function newestText(
  entry: KindEntry,
  actor: Actor,
  alias: string,
  query: RawBuilder<unknown>,
  newest: number,
): RawBuilder<SqlBool> {
  const seesAll = scopeOf(actor, `${entry.kind.guard}.read`)?.all === true && entry.access?.always === undefined
  if (!seesAll) return matchOf(entry, actor, alias, query)
  const elsewhere = entry.textElsewhere
  const kept = entry.kind.hasTrash ? sql` and ft.deleted_at is null` : sql``
  const own = newestIds((holds) => sql`${ownIds(entry, holds)}${kept}`, query, newest)
  if (elsewhere === undefined) return amongIds(alias, own)
  return amongIds(alias, sql`${own} union ${newestIds((holds) => elsewhere(holds, actor), query, newest)}`)
}

/**
 * The newest of some ids. Few are collected by the index of words and sorted; when they turn out to be many, the table is
 * read backwards instead, where such words are soon met. Backwards for a rare word would mean reading it all.
 */
function newestIds(
  found: (holds: Holds) => RawBuilder<unknown>,
  query: RawBuilder<unknown>,
  newest: number,
): RawBuilder<unknown> {
  return sql`(
    with few as materialized (select f.id from (${found(holding(query))}) f limit ${many}),
      size as materialized (select count(*) as size from few)
    (select few.id from few where (select size from size) < ${many} order by few.id desc limit ${newest})
    union all
    (select f.id from (${found(holdingRowByRow(query))}) f where (select size from size) >= ${many}
     order by f.id desc limit ${newest}))`
}

const many = 3_000

const amongIds = (alias: string, ids: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.id`)} in (select found.id from unnest(array(${ids})) as found(id))`

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
  const holds = holding(query)
  const elsewhere = entry.textElsewhere?.(holds, actor)
  const own = ownText(alias, holds)
  return elsewhere === undefined ? own : sql<SqlBool>`(${own} or ${sql.ref(`${alias}.id`)} = any(array(${elsewhere})))`
}

/**
 * The same for words known to be common: rows come in the order of the list and each is asked, until a page is full. The
 * scalar select keeps the planner from collecting every id that holds the word first.
 */
export function textOfRow(
  entry: KindEntry,
  actor: Actor,
  alias: string,
  query: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const holds = holdingRowByRow(query)
  const elsewhere = entry.textElsewhere?.(holds, actor)
  const own = ownText(alias, holds)
  if (elsewhere === undefined) return own
  const id = sql.ref(`${alias}.id`)
  return sql<SqlBool>`(${own} or coalesce((select true from (${elsewhere}) f where f.id = ${id} limit 1), false))`
}

const ownIds = (entry: KindEntry, holds: Holds): RawBuilder<unknown> =>
  sql`select ft.id from ${sql.table(entry.kind.table)} ft where ${ownText('ft', holds)}`

const ownText = (alias: string, holds: Holds): RawBuilder<SqlBool> => holds(sql.ref(`${alias}.search`))
