import { sql } from 'kysely'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { say } from '../../../engine/texts.ts'
import { MailFault } from '../../../platform/mail/mailer.ts'
import { writeTestMail } from '../actions/mail-actions.ts'
import { missingSettings, readMailSettings } from '../mail-settings.ts'
import { identitiesOver } from './identities.ts'
import { type Leased, leasedColumns, mailerOf, sendOne } from './send-mails.ts'

/** What became of a test mail; `error` in the server's own words. */
export interface Tried {
  isSent: boolean
  address: string
  error: string | null
}

/** Sends a test mail to whoever asks, now, and tells what the server said, or what the settings lack. @throws `conflict` for whoever has no address */
export async function tryMail(services: Services, actor: Actor): Promise<Tried> {
  const settings = await readMailSettings(services.db)
  if (missingSettings(settings).length > 0)
    return { isSent: false, address: '', error: say(actor.language, 'errors.conflict.reason.mail_unset') }
  const mailer = mailerOf(services, settings)
  try {
    const { messageId, address } = await runAction(services, writeTestMail, actor, {})
    const found = await sql<Leased>`
      select ${leasedColumns} from outgoing_mail where message_id = ${messageId}`.execute(services.db)
    const result = await sendOne(services, await identitiesOver(services, settings), mailer, found.rows[0]!)
    if (result.state === 'sent') return { isSent: true, address, error: null }
    // It is tried once: whoever pressed the button presses it again.
    const failed = await sql<{ lastError: string | null }>`
      update outgoing_mail set state = 'failed', next_try_at = null where message_id = ${messageId} returning last_error`.execute(
      services.db,
    )
    return { isSent: false, address, error: failed.rows[0]?.lastError ?? null }
  } finally {
    mailer.close()
  }
}

export interface MailStatus {
  isOn: boolean
  /** Settings without which nothing can be sent. */
  missing: string[]
  waiting: number
  failed: number
  held: number
  sentToday: number
  lastSentAt: Date | null
  oldestWaitingAt: Date | null
  lastError: string | null
}

/** How sending is doing. Two statements. */
export async function mailStatus({ db, now }: Pick<Services, 'db' | 'now'>): Promise<MailStatus> {
  const settings = await readMailSettings(db)
  const found = await sql<Omit<MailStatus, 'isOn' | 'missing'>>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'held')::int as held, count(*) filter (where sent_at > ${now()}::timestamptz - interval '24 hours')::int as sent_today,
      max(sent_at) as last_sent_at, min(created_at) filter (where state = 'waiting') as oldest_waiting_at,
      (select m.last_error from outgoing_mail m where m.last_error is not null order by m.updated_at desc limit 1) as last_error
    from outgoing_mail`.execute(db)
  return { isOn: settings.enabled, missing: missingSettings(settings), ...found.rows[0]! }
}

/** The status, and what the server says when it is connected to; null = all is well, or nothing is to be asked. */
export async function checkMail(services: Services): Promise<MailStatus & { error: string | null }> {
  const status = await mailStatus(services)
  if (!status.isOn || status.missing.length > 0) return { ...status, error: null }
  const mailer = mailerOf(services, await readMailSettings(services.db))
  try {
    await mailer.check()
    return { ...status, error: null }
  } catch (error) {
    if (error instanceof MailFault) return { ...status, error: error.message }
    throw error
  } finally {
    mailer.close()
  }
}
