import { sql } from 'kysely'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job } from '../../engine/house.ts'
import { shipRules } from './actions/ship-rules.ts'
import { readMailSettings } from './mail-settings.ts'

/** Inboxes are no archive: what was told stands on the record itself. */
const noticeDays = 365
const outsideDays = 30

/** Every hour: shipped rules that are missing come, mails and notices past their time go. */
export const tidyJob: Job = {
  name: 'notifications.tidy',
  cron: '27 * * * *',
  run: async (_data, services) => {
    const { db } = services
    const now = services.now()
    const { shipped } = await runAction(services, shipRules, systemActor('Cigale', 'job'), {})
    const { keepDays } = await readMailSettings(db)
    const mails = await sql`
      delete from outgoing_mail where id in (
        select id from outgoing_mail where state <> 'waiting' and created_at < ${now}::timestamptz - make_interval(days => ${keepDays}::int)
        order by created_at limit 20000) returning id`.execute(db)
    const notices = await sql`
      delete from notice where id in (
        select id from notice where mail in ('none', 'done')
          and at < ${now}::timestamptz - make_interval(days => case when in_inbox then ${noticeDays}::int else ${outsideDays}::int end)
        order by at limit 20000) returning id`.execute(db)
    return { shipped, mails: mails.rows.length, notices: notices.rows.length }
  },
}
