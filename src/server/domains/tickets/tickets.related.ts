import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { notFound } from '../../../shared/errors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { listRecords, type Page, type Reader, readRecord } from '../../engine/lists/list.ts'
import { anyOf, headOf, sharedWords, wordsOf } from '../../engine/search/shared-words.ts'
import { ticketGate } from './tickets.policy.ts'

export type Likeness = 'requester' | 'asset' | 'title'

export interface RelatedTicket {
  id: string
  number: number
  title: string
  status: string
  priority: number
  openedAt: Date
  /** Why it is shown: same person, same equipment, words of the title. */
  reasons: Likeness[]
}

const most = 10
/** Candidates of each sort: the newest. */
const looked = 30
/** Open cases that share a word with the title, newest first: how many are weighed word by word. */
const weighed = 200

/** Open cases that may be the same trouble: of the same requesters, on the same assets, with half the words of the title. */
export async function readRelated(
  reader: Reader,
  id: string,
): Promise<{ items: RelatedTicket[]; total: number; next: null }> {
  if (!/^\d{1,18}$/.test(id)) throw notFound(ticketKind.name, id)
  const { actor } = reader
  const isOpen = sql`o.phase = 'open' and o.deleted_at is null and o.id <> t.id`
  const newest = sql`and ${isOpen} and ${visible(ticketGate, actor, 'o')} order by o.id desc limit ${looked}`
  const result = await sql<RelatedTicket>`
    with t as (
      select t.id, ${wordsOf(sql`t.title`)} as words
      from ticket t where t.id = ${id} and ${visible(ticketGate, actor, 't')}),
    asked as (
      select t.id, t.words, ${anyOf(sql`t.words`)} as query from t),
    near as (
      (select o.id, 'requester' as reason from t
        join ticket_actor mine on mine.ticket_id = t.id and mine.role = 'requester' and mine.user_id is not null
        join ticket_actor theirs on theirs.user_id = mine.user_id and theirs.role = 'requester'
        join ticket o on o.id = theirs.ticket_id where true ${newest})
      union all
      (select o.id, 'asset' from t join ticket_asset mine on mine.ticket_id = t.id
        join ticket_asset theirs on theirs.asset_id = mine.asset_id join ticket o on o.id = theirs.ticket_id where true ${newest})
      union all
      (select o.id, 'title' from (
          select t.words, o.* from asked t join ticket o on o.search @@ t.query
          where ${isOpen} order by o.id desc limit ${weighed}) o
        where 2 * ${sharedWords(headOf(sql`o.search`), sql`o.words`)} >= cardinality(o.words)
          and ${visible(ticketGate, actor, 'o')} order by o.id desc limit ${looked}))
    select r.id, r.number, r.title, r.status, r.priority, r.opened_at, r.reasons
    from t left join lateral (
      select o.id, o.number::int as number, o.title, o.status, o.priority, o.opened_at, array_agg(distinct near.reason) as reasons
      from near join ticket o on o.id = near.id group by o.id order by count(distinct near.reason) desc, o.opened_at desc limit ${most}) r on true`.execute(
    reader.db,
  )
  if (result.rows.length === 0) throw notFound(ticketKind.name, id)
  const items = result.rows.filter((row) => row.id !== null)
  return { items, total: items.length, next: null }
}

/** Cases of an asset that the reader may see, newest first. */
export async function ticketsOf(reader: Reader, assetId: string): Promise<Page> {
  await readRecord(reader, assetKind, assetId)
  const condition = { has: 'asset', where: { field: 'id', op: 'is', value: assetId } } as const
  return listRecords(reader, ticketKind, { condition, sort: '-openedAt', limit: 100 })
}
