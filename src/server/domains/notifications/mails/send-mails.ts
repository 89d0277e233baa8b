import { sql } from 'kysely'
import { conflict, unavailable } from '../../../../shared/errors.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { Job } from '../../../engine/house.ts'
import { secretsOf } from '../../../engine/sealed.ts'
import { say } from '../../../engine/texts.ts'
import { type Mail, type Mailer, MailFault, openMailer } from '../../../platform/mail/mailer.ts'
import { type MailSettings, missingSettings, readMailSettings } from '../mail-settings.ts'
import { gatherMails } from './gather-mails.ts'
import { type IdentityOf, identitiesOver } from './identities.ts'
import { makeSecrets, type Secret, secretMark } from './secret-links.ts'

export interface Leased {
  id: string
  address: string
  addressName: string | null
  language: string
  subject: string
  bodyText: string
  bodyHtml: string
  headers: Record<string, string>
  secrets: Secret[]
  messageId: string
  tries: number
  /** Ids of its entity and those above. */
  path: string[]
}

const atOnce = 40
const sideBySide = 4
/** Longer than a server may take for the mails of a lease; a process that dies lets go of them by it. */
const leaseMinutes = 10
/** Minutes before the second try, the third…; after the last the mail has failed. */
const delays = [1, 5, 15, 60]
/** The server itself does not answer: that is no try of the mail. */
const pauseMinutes = 1

/** Every minute: what is due becomes mails, what waits is sent. The ceiling holds over all processes. */
export const sendJob: Job = {
  name: 'mail.send',
  cron: '* * * * *',
  run: async (_data, services) => {
    const settings = await readMailSettings(services.db)
    const gathered = await gatherMails(services, settings)
    if (!settings.enabled) return { gathered, sent: 0 }
    return { gathered, ...(await sendWaiting(services, settings)) }
  },
}

/** Mails of all that is due, without sending any. */
export const gatherNow = async (services: Services): Promise<number> =>
  gatherMails(services, await readMailSettings(services.db))

/** @throws `unavailable` when the server could not be spoken to: the job then shows it */
export async function sendWaiting(
  services: Services,
  settings: MailSettings,
): Promise<{ sent: number; failed: number; later: number }> {
  const outcome = { sent: 0, failed: 0, later: 0 }
  let room = await ceiling(services, settings)
  let mails = room > 0 ? await lease(services, Math.min(atOnce, room)) : []
  if (mails.length === 0) return outcome
  const mailer = mailerOf(services, settings)
  const identityOf = await identitiesOver(services, settings)
  let fault: MailFault | null = null
  try {
    while (mails.length > 0) {
      const queue = [...mails]
      const work = async () => {
        for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) {
          const result =
            fault === null ? await sendOne(services, identityOf, mailer, mail) : { state: 'released' as const }
          if (result.state === 'server') fault ??= result.fault
          else if (result.state !== 'released') outcome[result.state] += 1
          if (result.state === 'released') await release(services, mail)
        }
      }
      await Promise.all(Array.from({ length: sideBySide }, work))
      if (fault !== null) throw unavailable(`mail: ${(fault as MailFault).message}`)
      room -= mails.length
      mails = room > 0 ? await lease(services, Math.min(atOnce, room)) : []
    }
  } finally {
    mailer.close()
  }
  return outcome
}

export function mailerOf(services: Services, settings: MailSettings): Mailer {
  if (missingSettings(settings).length > 0) throw conflict('mail_unset')
  const { host, port, security, anyCertificate, user, password } = settings
  const opened = user === null || password === null ? null : secretsOf(services).open(password)
  return openMailer({ host: host!, port, security, anyCertificate, user, password: opened })
}

/** How many may still go out this minute. */
async function ceiling({ db, now }: Services, { perMinute }: MailSettings): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from outgoing_mail where sent_at > ${now()}::timestamptz - interval '1 minute'`.execute(
    db,
  )
  return perMinute - found.rows[0]!.n
}

/** Takes some mails that wait, the oldest first, for this process alone. */
async function lease({ db, now }: Services, count: number): Promise<Leased[]> {
  const found = await sql<Leased>`
    update outgoing_mail set leased_until = ${now()}::timestamptz + make_interval(mins => ${leaseMinutes}::int)
    where id in (
      select id from outgoing_mail
      where state = 'waiting' and (next_try_at is null or next_try_at <= ${now()}::timestamptz)
        and (leased_until is null or leased_until < ${now()}::timestamptz)
      order by next_try_at nulls first, id limit ${count} for update skip locked)
    returning ${leasedColumns}`.execute(db)
  return found.rows
}

export const leasedColumns = sql`id::text, address, address_name, language, subject, body_text, body_html, headers, secrets, message_id, tries,
  (select e.path::text[] from entity e where e.id = outgoing_mail.entity_id) as path`

type Result = { state: 'sent' | 'failed' | 'later' } | { state: 'server'; fault: MailFault }

/** Sends one mail, with no transaction open, and notes what became of it. */
export async function sendOne(
  services: Services,
  identityOf: IdentityOf,
  mailer: Mailer,
  mail: Leased,
): Promise<Result> {
  try {
    const links = await makeSecrets(services, mail.secrets)
    await mailer.send(asMail(services, identityOf(mail.path), mail, links))
  } catch (error) {
    if (!(error instanceof MailFault)) throw error
    return noteFault(services, mail, error)
  }
  await sql`
    update outgoing_mail set state = 'sent', sent_at = ${services.now()}, tries = tries + 1, leased_until = null, next_try_at = null,
      last_error = null, updated_at = ${services.now()}, version = version + 1 where id = ${mail.id}`.execute(
    services.db,
  )
  return { state: 'sent' }
}

async function noteFault(services: Services, mail: Leased, fault: MailFault): Promise<Result> {
  const isServer = fault.sort === 'server'
  const delay = isServer ? pauseMinutes : delays[mail.tries]
  const isOver = !isServer && (fault.sort === 'mail' || delay === undefined)
  const next = isOver ? null : new Date(services.now().getTime() + (delay ?? pauseMinutes) * 60_000)
  await sql`
    update outgoing_mail set state = ${isOver ? 'failed' : 'waiting'}, tries = tries + ${isServer ? 0 : 1}::int, next_try_at = ${next},
      leased_until = null, last_error = ${fault.message}, updated_at = ${services.now()}, version = version + 1
    where id = ${mail.id}`.execute(services.db)
  return isServer ? { state: 'server', fault } : { state: isOver ? 'failed' : 'later' }
}

async function release({ db }: Services, { id }: Leased): Promise<void> {
  await sql`update outgoing_mail set leased_until = null where id = ${id}`.execute(db)
}

function asMail(services: Services, settings: MailSettings, mail: Leased, links: readonly (string | null)[]): Mail {
  const { 'In-Reply-To': inReplyTo = null, References: references = '', ...headers } = mail.headers
  return {
    from: { name: settings.fromName, address: settings.fromAddress! },
    to: { name: mail.addressName, address: mail.address },
    replyTo: settings.replyTo,
    subject: mail.subject,
    text: withLinks(mail.bodyText, links, say(mail.language, 'notifications.mail.secretGone')),
    html: withLinks(mail.bodyHtml, links, services.publicUrl),
    messageId: mail.messageId,
    inReplyTo,
    references: references === '' ? [] : references.split(' '),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...headers,
      'X-Auto-Response-Suppress': 'All',
      'X-ITSM-Instance': new URL(services.publicUrl).hostname,
      'Content-Language': mail.language,
    },
  }
}

const withLinks = (body: string, links: readonly (string | null)[], gone: string): string =>
  links.reduce<string>((text, link, index) => text.replaceAll(secretMark(index), link ?? gone), body)
