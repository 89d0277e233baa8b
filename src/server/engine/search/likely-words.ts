import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { searchWords } from './text-condition.ts'

/**
 * The text with each unknown word replaced by the vocabulary's most alike one; null when nothing better is known.
 * The vocabulary is learnt by the job `search.learn`.
 */
export async function likelyWords(db: Kysely<Tables>, text: string): Promise<string | null> {
  const words = searchWords(text).filter((word) => word.length >= 4)
  if (words.length === 0) return null
  const found = await sql<{ typed: string; word: string }>`
    select typed, best.word from unnest(${words}::text[]) as typed
    cross join lateral (
      select w.word from search_word w where w.word % plain(typed)
      order by similarity(w.word, plain(typed)) desc, w.uses desc limit 1) best`.execute(db)
  const better = new Map(found.rows.map((row) => [row.typed, row.word]))
  if (better.size === 0) return null
  return searchWords(text)
    .map((word) => better.get(word) ?? word)
    .join(' ')
}

/** Adds the words of records changed since `since` to the vocabulary; numbers and very short words are left out. */
export async function learnWords(db: Kysely<Tables>, table: string, columns: string[], since: Date): Promise<void> {
  const texts = sql.join(
    columns.map((column) => sql`coalesce(${sql.ref(column)}, '')`),
    sql` || ' ' || `,
  )
  await sql`
    insert into search_word (word, uses)
    select word, count(*) from ${sql.table(table)} t, lateral unnest(tsvector_to_array(to_tsvector('simple', plain(${texts})))) as word
    where t.updated_at >= ${since} and length(word) between 4 and 40 and word !~ '[0-9]'
    group by word
    on conflict (word) do update set uses = search_word.uses + excluded.uses`.execute(db)
}
