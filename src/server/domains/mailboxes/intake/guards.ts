import { sql } from 'kysely'
import { readSetting } from '../../../engine/settings.ts'
import type { FoundCase } from './threading.ts'
import { type Decision, tell, type Work } from './work.ts'

export const hourlySetting = 'mail.sender-hourly'
/** So many mails of one sender on one case in `loopMinutes` are a loop (atlas/user-demand.md §2.7). */
const mostOnCase = 5
const loopMinutes = 10

/** Mails that go no further, whatever they say: our own, without a sender, or from somebody who writes too much. */
export async function stopped(work: Work): Promise<Decision | null> {
  const { mail, ownAddresses } = work
  if (mail.from === null) return { state: 'quarantined', reason: 'no_sender' }
  if (mail.automatic?.sort === 'own' || (ownAddresses.has(mail.from.address) && mail.bounce === null)) {
    tell(work, 'own_mail', { address: mail.from.address })
    return { state: 'ignored', reason: 'own_mail' }
  }
  return ceiling(work, mail.from.address)
}

/** Nothing is lost: people see it in quarantine, and what is sent again does not become a hundred cases. */
async function ceiling(work: Work, address: string): Promise<Decision | null> {
  const { context, row } = work
  const most = await readSetting<number>(context.db, context.house, hourlySetting)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from incoming_mail m
    where m.from_address = ${address} and m.id <> ${row.id} and m.state in ('opened', 'replied')
      and m.received_at > ${context.now}::timestamptz - interval '1 hour'`.execute(context.db)
  if (most === 0 || found.rows[0]!.count < most) return null
  tell(work, 'too_many', { count: found.rows[0]!.count, address })
  return { state: 'quarantined', reason: 'too_many' }
}

/** Two programs that answer each other do it on one case. */
export async function loops(work: Work, found: FoundCase): Promise<Decision | null> {
  const { context, row, mail } = work
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from incoming_mail m
    where m.ticket_id = ${found.id} and m.from_address = ${mail.from?.address ?? ''} and m.id <> ${row.id}
      and m.received_at > ${context.now}::timestamptz - make_interval(mins => ${loopMinutes}::int)`.execute(context.db)
  if (counted.rows[0]!.count < mostOnCase) return null
  tell(work, 'loop', { count: counted.rows[0]!.count, number: found.number })
  return { state: 'quarantined', reason: 'loop' }
}

/** What machines write opens nothing, except where the mailbox is there for it; and what only tells that somebody is away, never. */
export function refusesMachines({ mail, mailbox }: Work): Decision | null {
  const { automatic } = mail
  if (automatic === null) return null
  if (automatic.sort === 'bounce') return { state: 'ignored', reason: 'bounce' }
  if (automatic.sort === 'answer') return { state: 'ignored', reason: 'automatic_answer' }
  return mailbox.opensAutomatic ? null : { state: 'ignored', reason: 'automatic' }
}
