import { sql } from 'kysely'
import { isId } from '../../../shared/fields/id.ts'
import type { Services } from '../../engine/actions/context.ts'
import type { Job } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { fetchMailbox } from './fetch/fetch-mailbox.ts'
import { takeInWaiting } from './intake/take-in-waiting.ts'

export const rawDays = 'mail.keep-raw-days'
/** While a visit lasts nobody else begins one; a process that died is waited for so long. */
const visitMinutes = 15

/** Mailboxes whose time has come, or the one that somebody asks for. */
const fetchJob: Job = {
  name: 'mail.fetch',
  cron: '* * * * *',
  run: async (data, services) => {
    const given = String(data.mailbox ?? '')
    const asked = isId(given) ? given : null
    const total = { visited: 0, fetched: 0 }
    for (const id of await claimDue(services, asked)) {
      const { fetched } = await fetchMailbox(services, id)
      total.visited += 1
      total.fetched += fetched
    }
    return total
  },
}

async function claimDue({ db, now }: Services, asked: string | null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update mailbox set next_run_at = ${now()}::timestamptz + make_interval(mins => ${visitMinutes}::int)
    where deleted_at is null and next_run_at <= ${now()} and (${asked}::bigint is null and is_active or id = ${asked}::bigint)
    returning id`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** What was handed in, and what an attempt failed on or died over. */
const takeInJob: Job = {
  name: 'mail.take-in',
  cron: '* * * * *',
  run: async (_data, services) => ({ ...(await takeInWaiting(services)) }),
}

/** Mails as they came are forgotten after a while; the file goes with the nightly sweep. */
const sweepJob: Job = {
  name: 'mail.sweep',
  cron: '40 2 * * *',
  run: async (_data, services) => {
    const { db, house, now } = services
    const days = await readSetting<number>(db, house, rawDays)
    if (days === 0) return { forgotten: 0 }
    const gone = await sql`
      update incoming_mail set document_id = null
      where document_id is not null and state <> 'received' and received_at < ${now()}::timestamptz - make_interval(days => ${days}::int)`.execute(
      db,
    )
    return { forgotten: Number(gone.numAffectedRows ?? 0) }
  },
}

export const mailJobs: readonly Job[] = [fetchJob, takeInJob, sweepJob]
