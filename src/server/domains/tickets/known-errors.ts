import { sql } from 'kysely'
import { visible } from '../../engine/access/visible.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { anyOf, headOf, sharedWords, wordsOf } from '../../engine/search/shared-words.ts'
import { ticketGate } from './tickets.policy.ts'

export interface KnownError {
  id: string
  number: number
  title: string
  status: string
  workaround: string | null
}

const most = 5

/** Problems whose cause is known and that share words with the text of a case being opened, the most alike first. */
export async function readKnownErrors(
  reader: Reader,
  text: string,
): Promise<{ items: KnownError[]; total: number; next: null }> {
  const found = await sql<KnownError>`
    with asked as (select ${wordsOf(sql`${text}`)} as words),
    query as (select words, ${anyOf(sql`words`)} as any_word from asked)
    select o.id, o.number::int as number, o.title, o.status, o.analysis->>'workaround' as workaround
    from query q join ticket o on o.search @@ q.any_word
    where o.type = 'problem' and (o.analysis->>'isKnownError')::boolean and o.deleted_at is null and ${visible(ticketGate, reader.actor, 'o')}
    order by ${sharedWords(headOf(sql`o.search`), sql`q.words`)} desc, o.id desc
    limit ${most}`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}
