import { sql } from 'kysely'
import { systemActor } from '../../../engine/access/actor.ts'
import { actOnEach } from '../../../engine/act-on-each.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Job } from '../../../engine/house.ts'
import { escalateTicket } from '../actions/escalate-ticket.ts'

const atOnce = 500

/**
 * Every minute: escalations whose time has come, and promises that have just been broken. The instants stand in the
 * clocks, written with the change that moves them; a missed minute is caught up with by the next.
 */
export const escalationJob: Job = {
  name: 'tickets.escalate',
  cron: '* * * * *',
  run: async (_data, services) => {
    const now = services.now()
    await sql`
      update ticket_clock set is_breached = true
      where not is_breached and done_at is null and due_at is not null and due_at < ${now}`.execute(services.db)
    const found = await sql<{ ticketId: string; slot: string }>`
      select c.ticket_id, c.slot from ticket_clock c join ticket t on t.id = c.ticket_id
      where c.next_at <= ${now} and t.deleted_at is null order by c.next_at limit ${atOnce}`.execute(services.db)
    const house = systemActor('Cigale', 'job')
    const acts = await actOnEach(
      found.rows,
      async ({ ticketId, slot }) => (await runAction(services, escalateTicket, house, { id: ticketId, slot })).acted,
    )
    return { ...acts, looked: found.rows.length }
  },
}
