import { sql } from 'kysely'
import { CigaleError } from '../../../../shared/errors.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { actOnEach } from '../../../engine/act-on-each.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { tellError } from '../../../engine/error-texts.ts'
import type { Job } from '../../../engine/house.ts'
import { passRecurring, runRecurring } from './run-recurring.ts'

const atOnce = 500
const house = systemActor('Cigale', 'job')

/** Every minute: recurrences whose case is due. After a stop the last that was due is opened, and the case says how many were not. */
export const recurringJob: Job = {
  name: 'tickets.recur',
  cron: '* * * * *',
  run: async (_data, services) => {
    const found = await sql<{ id: string }>`
      select id::text from recurring_case where next_at <= ${services.now()} and deleted_at is null
      order by next_at, id limit ${atOnce}`.execute(services.db)
    const acts = await actOnEach(found.rows, async ({ id }) => {
      try {
        return (await runAction(services, runRecurring, house, { id })).ticket !== null
      } catch (error) {
        if (!(error instanceof CigaleError)) throw error
        const reason = tellError(error, house.language).slice(0, 500)
        await runAction(services, passRecurring, house, { id, reason })
        throw error
      }
    })
    return { ...acts, looked: found.rows.length }
  },
}
