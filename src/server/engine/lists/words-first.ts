import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { entryOf } from '../house.ts'
import { textOfRow, textSource, typedQuery } from '../search/text-condition.ts'
import type { Reader } from './list.ts'

/** Where the rows of a list come from, and what is still to be asked of them. */
export interface Source {
  /** A table or a fenced select of its rows. */
  source: RawBuilder<unknown>
  rest: Condition
  /** Words the fence holds, asked of one row `a` instead; null when the list begins with no words. */
  wordsOfRow: RawBuilder<SqlBool> | null
}

/**
 * Words that every row must hold come first, behind a fence (`offset 0`): the planner cannot know how many rows hold two
 * words together, and would rather read the whole list in its order until it has met a page of them.
 */
export function sourceOf(reader: Pick<Reader, 'house' | 'actor'>, kind: Kind, condition: Condition): Source {
  const table = sql.table(kind.table)
  const entry = entryOf(reader.house, kind.name)
  const { words, rest } = kind.hasText ? split(condition) : { words: [], rest: condition }
  const queries = words.flatMap((text) => typedQuery(text) ?? [])
  if (queries.length === 0) return { source: table, rest, wordsOfRow: null }
  const all = (match: typeof textSource, alias: string) =>
    sql<SqlBool>`${sql.join(
      queries.map((query) => match(entry, reader.actor, alias, query)),
      sql` and `,
    )}`
  return {
    source: sql`(select w.* from ${table} w where ${all(textSource, 'w')} offset 0)`,
    rest,
    wordsOfRow: all(textOfRow, 'a'),
  }
}

function split(condition: Condition): { words: string[]; rest: Condition } {
  if ('text' in condition) return { words: [condition.text], rest: everything }
  if (!('all' in condition)) return { words: [], rest: condition }
  return {
    words: condition.all.flatMap((part) => ('text' in part ? [part.text] : [])),
    rest: { all: condition.all.filter((part) => !('text' in part)) },
  }
}
