import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { normaliseHandle } from '../../../shared/fields/handle.ts'
import { columnOf } from '../../../shared/kinds/define-kind.ts'
import { escapeLike } from '../../platform/db/escape-like.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { isAllowed } from '../access/actor.ts'
import { visible } from '../access/visible.ts'
import type { KindEntry } from '../house.ts'
import type { Reader } from '../lists/list.ts'
import { likelyWords } from './likely-words.ts'
import { newestText, searchWords, typedQuery } from './text-condition.ts'

export interface Found {
  kind: string
  id: string
  title: string
  subtitle: string
  /** 1 = the very thing typed; below, the likeness. */
  score: number
}

/** Ranking reads every match: beyond this many per kind the newest are ranked only. */
const ranked = 200

/**
 * Everything one may see that matches, best first: exact handles (serial, number, MAC, IP), then words as they are
 * typed; when nothing is found, words of the vocabulary that look alike.
 */
export async function searchEverything(reader: Reader, text: string, limit: number): Promise<Found[]> {
  const entries = [...reader.house.kinds.values()].filter(
    (entry) => entry.kind.page !== null && isAllowed(reader.actor, `${entry.kind.guard}.read`),
  )
  if (entries.length === 0 || searchWords(text).length === 0) return []
  const [exact, worded] = await Promise.all([
    findExact(reader, entries, text, limit),
    findWords(reader, entries, text, limit),
  ])
  const found = unique([...exact, ...worded])
  if (found.length > 0) return found.slice(0, limit)
  const likely = await likelyWords(reader.db, text)
  return likely === null ? [] : (await findWords(reader, entries, likely, limit)).slice(0, limit)
}

function unique(all: Found[]): Found[] {
  const seen = new Set<string>()
  const kept = all.filter((item) => !seen.has(`${item.kind} ${item.id}`) && seen.add(`${item.kind} ${item.id}`))
  return kept.sort((one, other) => other.score - one.score)
}

async function findExact(reader: Reader, entries: KindEntry[], text: string, limit: number): Promise<Found[]> {
  const handle = normaliseHandle(text)
  if (handle.length < 2) return []
  const found = await sql<{ kind: string; recordId: string; isWhole: boolean }>`
    (select kind, record_id, true as is_whole from search_exact where value = ${handle} limit ${ranked})
    union all
    (select kind, record_id, false from search_exact
     where value like ${`${handle}%`} and value <> ${handle} limit ${ranked})`.execute(reader.db)
  const parts = entries.flatMap((entry) =>
    [true, false].flatMap((isWhole) => {
      const ids = found.rows
        .filter((row) => row.kind === entry.kind.name && row.isWhole === isWhole)
        .map((row) => row.recordId)
      const match = sql<SqlBool>`a.id = any(${ids}::bigint[])`
      return ids.length === 0 ? [] : [selectFound(reader, entry, match, isWhole ? sql`1` : sql`0.9`, limit)]
    }),
  )
  return union(reader, parts)
}

async function findWords(reader: Reader, entries: KindEntry[], text: string, limit: number): Promise<Found[]> {
  const typed = typedQuery(text)
  if (typed === null) return []
  // Looked up once and handed over as a value: the long statement below is then the same for all words, its plan is kept.
  const lexemes = (await sql<{ query: string }>`select ${typed}::text as query`.execute(reader.db)).rows[0]!.query
  if (lexemes === '') return []
  const query = sql`${lexemes}::tsquery`
  const parts = entries
    .filter((entry) => entry.kind.hasText)
    .map((entry) => {
      const match = newestText(entry, reader.actor, 'a', query, ranked)
      const rank = sql`least(0.89, ts_rank(a.search, ${query}) + case when plain(${titleSql(entry)}) like plain(${`${escapeLike(text.trim())}%`}) then 0.2 else 0 end)`
      return selectFound(reader, entry, match, rank, limit)
    })
  return union(reader, parts)
}

const titleSql = (entry: KindEntry) => sql.ref(`a.${columnOf(entry.kind.title, entry.kind.fields[entry.kind.title]!)}`)

/** Newest matches into the ranking, the best of them out of it; names around the title only for those. */
function selectFound(
  reader: Reader,
  entry: KindEntry,
  match: RawBuilder<SqlBool>,
  rank: RawBuilder<unknown>,
  limit: number,
): RawBuilder<Found> {
  const { kind } = entry
  const trash = kind.hasTrash ? sql`and a.deleted_at is null` : sql``
  const subtitle = entry.subtitle?.('a') ?? sql`''`
  // `offset 0` keeps the planner from reading the whole table backwards in the hope of meeting 200 matches soon: for a
  // word that nobody has written, that costs 100 ms instead of 1.
  const matches = sql`select a.* from ${sql.table(kind.table)} a where ${match} and ${visible(entry, reader.actor, 'a')} ${trash} offset 0`
  return sql<Found>`(
    select ${kind.name} as kind, a.id::text as id, ${titleSql(entry)} as title, coalesce(${subtitle}, '') as subtitle, a.found_score::float8 as score
    from (
      select a.*, ${rank} as found_score
      from (select * from (${matches}) a order by a.id desc limit ${ranked}) a
      order by found_score desc, a.id desc limit ${limit}) a)`
}

async function union(reader: Reader, parts: RawBuilder<Found>[]): Promise<Found[]> {
  if (parts.length === 0) return []
  return (await sql<Found>`${prepared} ${sql.join(parts, sql` union all `)}`.execute(reader.db)).rows
}
