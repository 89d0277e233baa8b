import { sql } from 'kysely'
import { systemActor } from '../../../engine/access/actor.ts'
import { actOnEach } from '../../../engine/act-on-each.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Job } from '../../../engine/house.ts'
import { closeUnanswered, endingOf, endOf } from './close-solved.ts'
import { remindTicket } from './remind-ticket.ts'

const atOnce = 500
const dayMs = 86_400_000
const house = systemActor('Cigale', 'job')

/** Every five minutes: reminders and solutions whose time has come. What a stop has delayed comes with the next run. */
export const remindJob: Job = {
  name: 'tickets.remind',
  cron: '*/5 * * * *',
  run: async (_data, services) => {
    const found = await sql<{ id: string }>`
      select id::text from ticket where next_act_at <= ${services.now()} and deleted_at is null
      order by next_act_at limit ${atOnce}`.execute(services.db)
    const acts = await actOnEach(
      found.rows,
      async ({ id }) => (await runAction(services, remindTicket, house, { id })).did !== null,
    )
    return { ...acts, looked: found.rows.length }
  },
}

/** Every hour: solved cases whose solution nobody has refused in time. */
export const closeJob: Job = {
  name: 'tickets.close',
  cron: '7 * * * *',
  run: async (_data, services) => {
    const ending = await endingOf(services)
    if (ending === null) return { looked: 0, acted: 0 }
    const now = services.now()
    // Nothing ends before its days are over on the plain calendar, whatever the hour.
    const latest = new Date(now.getTime() - (ending.days - 1) * dayMs)
    const found = await sql<{ id: string; solvedAt: Date }>`
      select id::text, solved_at from ticket
      where status = 'solved' and deleted_at is null and solved_at < ${latest} order by solved_at, id`.execute(
      services.db,
    )
    const due = found.rows.filter(({ solvedAt }) => {
      const at = endOf(ending, solvedAt)
      return at !== null && at <= now
    })
    const { days } = ending
    const acts = await actOnEach(due.slice(0, atOnce), async ({ id }) => {
      await runAction(services, closeUnanswered, house, { id, days })
      return true
    })
    return { ...acts, looked: found.rows.length }
  },
}
