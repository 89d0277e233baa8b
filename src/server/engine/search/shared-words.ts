import { type RawBuilder, sql } from 'kysely'

/** The lexemes of a text, for finding what speaks of the same: text[]. */
export const wordsOf = (text: RawBuilder<unknown>): RawBuilder<string[]> =>
  sql`tsvector_to_array(to_tsvector('cigale', ${text}))`

/** A tsquery that any of these lexemes fulfils; null when none of them can be asked for. */
export const anyOf = (words: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select string_agg(w, ' | ') from unnest(${words}) w where w ~ '^[[:alnum:]]+$')::tsquery`

/** How many of the lexemes stand in a search column. */
export const sharedWords = (search: RawBuilder<unknown>, words: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(select count(*) from unnest(tsvector_to_array(${search})) w where w = any(${words}))`

/** The part of a search column that comes from titles. */
export const headOf = (search: RawBuilder<unknown>): RawBuilder<unknown> => sql`ts_filter(${search}, '{a}')`
