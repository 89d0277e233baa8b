import { sql } from 'kysely'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { levelsById, promisedOf } from '../../service-levels/index.ts'
import type { Clock } from './compute-clocks.ts'
import { stateOf } from './keep-clocks.ts'

/** The clocks of a case with all that it takes to follow the computation, and to let them run on screen. */
export async function explainClocks(reader: Reader, ticketId: string) {
  await readRecord(reader, ticketKind, ticketId)
  const found = await sql<Clock>`
    select slot, level_id, started_at, due_at, paused_since, done_at, is_breached, why, fired, next_at
    from ticket_clock where ticket_id = ${ticketId}
    order by array_position(array['slaOwn', 'slaResolve', 'olaOwn', 'olaResolve'], slot)`.execute(reader.db)
  const levels = await levelsById(reader.db, [...new Set(found.rows.map((clock) => clock.levelId))])
  const { pauses } = await stateOf(reader.db, ticketId)
  return {
    now: reader.now,
    pauses,
    items: found.rows.map(({ levelId, fired, ...clock }) => {
      const level = levels.get(levelId)!
      return {
        ...clock,
        level: { id: level.id, name: level.name, type: level.type, target: level.target },
        calendarName: level.calendar?.name ?? null,
        promised: promisedOf(level, reader.timeZone),
        escalations: level.escalations.map(({ name, offset }, index) => ({
          name,
          offset,
          isDone: fired.includes(index),
        })),
      }
    }),
  }
}
