import { sql } from 'kysely'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { type Impact, impactOf } from '../assets/index.ts'

const depth = 5

/** What suffers from trouble with the equipment of a case, as far as the reader may see. */
export async function impactOfTicket(reader: Reader, ticketId: string): Promise<Impact> {
  await readRecord(reader, ticketKind, ticketId)
  const found = await sql<{ id: string }>`
    select a.id from ticket_asset t join asset a on a.id = t.asset_id
    where t.ticket_id = ${ticketId} and a.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}
    order by a.id`.execute(reader.db)
  if (found.rows.length === 0) return { nodes: [], edges: [], isCut: false }
  return impactOf(
    reader,
    found.rows.map((row) => row.id),
    { depth, ways: ['effects'] },
  )
}
