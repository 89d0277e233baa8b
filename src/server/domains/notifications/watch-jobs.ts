import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job } from '../../engine/house.ts'
import { givenUpSince } from '../../platform/jobs/status.ts'

const everyMinutes = 10

/** The house tells that work in the background was given up, for administrators to look. */
export const tellFailedJob = defineAction({
  name: 'job.tell-failure',
  permission: 'setting.update',
  event: 'job.failed',
  input: z.strictObject({ name: z.string().max(100), error: z.string().max(500) }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('setting.update')
    // An alert a day for each: what fails every minute is one trouble.
    const told = await sql`
      select 1 from notice where event = 'job-failed' and about = ${input.name}
        and at > ${context.now}::timestamptz - interval '24 hours' limit 1`.execute(context.db)
    if (told.rows.length === 0) context.tellMore(input)
    return { told: told.rows.length === 0 }
  },
})

interface Trouble {
  name: string
  error: string | null
}

/** Mailboxes that cannot be read, and mails that were held back for people to look at: nobody would miss what does not come. */
async function mailTroubles({ db }: Pick<Services, 'db'>, since: Date): Promise<Trouble[]> {
  const found = await sql<Trouble>`
    select 'mailbox ' || b.name as name, b.last_error as error from mailbox b
    where b.is_active and b.deleted_at is null and b.last_error is not null
    union all
    select 'incoming-mail ' || b.name, string_agg(distinct m.reason, ', ') from incoming_mail m join mailbox b on b.id = m.mailbox_id
    where m.state = 'quarantined' and m.received_at > ${since} group by b.name`.execute(db)
  return found.rows
}

/** Looks for jobs that were given up after their last try, and for trouble with mail that comes in. */
export const watchJob: Job = {
  name: 'notifications.watch-jobs',
  cron: `*/${everyMinutes} * * * *`,
  run: async (_data, services) => {
    const since = new Date(services.now().getTime() - (everyMinutes + 1) * 60_000)
    const failures = [...(await givenUpSince(services.db, since)), ...(await mailTroubles(services, since))]
    let told = 0
    for (const { name, error } of failures) {
      const input = { name, error: (error ?? '').slice(0, 500) }
      if ((await runAction(services, tellFailedJob, systemActor('Cigale', 'job'), input)).told) told += 1
    }
    return { failing: failures.length, told }
  },
}
