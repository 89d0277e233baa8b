import { sql } from 'kysely'
import type { Services } from '../actions/context.ts'
import type { OutboxEvent } from '../house.ts'

/**
 * Turns waiting outbox rows into one job per subscriber, in one transaction: an event is marked and its jobs exist, or
 * neither. Returns how many rows were taken; call again while it is not 0.
 */
export async function dispatchOutbox(services: Services, batch = 200): Promise<number> {
  return services.db.transaction().execute(async (transaction) => {
    const found = await sql<OutboxEvent>`
      select id, event, kind, record_id, change_id, user_id, at, data from outbox
      where dispatched_at is null order by id limit ${batch} for update skip locked`.execute(transaction)
    for (const event of found.rows) {
      for (const subscriber of services.house.subscribers) {
        if (subscriber.events.includes(event.event)) {
          await services.enqueue(transaction, subscriber.name, { ...event }, { key: `${event.id}:${subscriber.name}` })
        }
      }
    }
    const ids = found.rows.map((row) => row.id)
    if (ids.length > 0)
      await sql`update outbox set dispatched_at = now() where id = any(${ids}::bigint[])`.execute(transaction)
    return ids.length
  })
}
