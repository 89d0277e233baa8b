import { sql } from 'kysely'
import {
  type CaseLinkType,
  type LinkedCase,
  type ShownSide,
  shownSides,
  sideOf,
} from '../../../../shared/tickets/case-links.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { ticketGate } from '../tickets.policy.ts'

type Found = Omit<LinkedCase, 'side'> & { link: CaseLinkType | 'merge'; isForward: boolean }

const most = 500

/** Cases tied to this one that the reader may see, in the order of the sides, the newest first. */
export async function readLinks(
  reader: Reader,
  id: string,
): Promise<{ items: LinkedCase[]; total: number; next: null }> {
  await readRecord(reader, ticketKind, id)
  const found = await sql<Found>`
    select l.type as link, l.is_forward, o.id, o.number::int as number, o.title, o.type, o.status
    from (
      select type, to_id as id, true as is_forward from ticket_link where from_id = ${id}
      union all select type, from_id, false from ticket_link where to_id = ${id}
      union all select 'merge', merged_into_id, true from ticket where id = ${id} and merged_into_id is not null
      union all select 'merge', m.id, false from ticket m where m.merged_into_id = ${id}) l
    join ticket o on o.id = l.id and o.deleted_at is null and ${visible(ticketGate, reader.actor, 'o')}
    order by o.id desc limit ${most}`.execute(reader.db)
  const items = found.rows.map(({ link, isForward, ...other }) => ({ side: wordOf(link, isForward), ...other }))
  items.sort((one, other) => shownSides.indexOf(one.side) - shownSides.indexOf(other.side))
  return { items, total: items.length, next: null }
}

const wordOf = (link: CaseLinkType | 'merge', isForward: boolean): ShownSide =>
  link === 'merge' ? (isForward ? 'merged-into' : 'merged-from') : sideOf(link, isForward)
