import { sql } from 'kysely'
import type { Action } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { textOfHtml } from '../../../engine/changes/clean-values.ts'
import { readSetting } from '../../../engine/settings.ts'
import { noteTicket, reopenDays, reopenTicket, replyTicket, resumeTicket } from '../../tickets/index.ts'
import { asHtml } from '../parse/body-html.ts'
import { storeFiles } from './files-of-mail.ts'
import { actorOf, openFromMail } from './open-from-mail.ts'
import { type FoundCase, readCase } from './threading.ts'
import { type Decision, tell, type Work } from './work.ts'

/**
 * What a mail on a case becomes: an answer; on a case that is over, work again when whoever asked or works on it writes in time,
 * else one new case that goes on from it, and never a second.
 */
export async function replyFromMail(work: Work, found: FoundCase): Promise<Decision> {
  if (work.mail.automatic !== null) return noteFromMail(work, found, 'automatic_noted')
  if (found.phase === 'open') return answer(work, found, 'answer')
  const mayReopen = found.asks || found.works
  if (!mayReopen)
    return found.phase === 'solved' ? answer(work, found, 'comment') : noteFromMail(work, found, 'noted_on_closed')
  if (found.works || (await isInTime(work, found))) {
    await act(work, reopenTicket, { id: found.id })
    tell(work, 'reopened', { number: found.number })
    return answer(work, { ...found, status: 'assigned' }, 'reopened')
  }
  tell(work, 'too_late', { number: found.number })
  const follower = await readFollower(work, found.id)
  if (follower !== null) {
    tell(work, 'goes_on_in', { number: follower.number })
    return answer(work, follower, 'answer')
  }
  return { ...(await openFromMail(work, {}, found)), followsId: found.id }
}

/** An internal note with what a machine wrote, or what came too late. */
export async function noteFromMail(work: Work, found: FoundCase, reason: string): Promise<Decision> {
  const { bounce } = work.mail
  const said = await bodyOf(work, found)
  const told = [bounce?.recipient, bounce?.status, bounce?.detail].filter((part) => part != null).join(' – ')
  const noted = await act<{ entryId: string }>(work, noteTicket, {
    id: found.id,
    body: bounce === null ? said.html : asHtml(`${work.mail.subject}\n\n${told}`),
    attachments: bounce === null ? said.attachments : [],
  })
  tell(work, bounce === null ? 'noted' : 'bounce_noted', { number: found.number, recipient: bounce?.recipient ?? '' })
  return {
    state: 'replied',
    reason: bounce === null ? reason : 'bounce_noted',
    ticketId: found.id,
    entryId: noted.entryId,
  }
}

async function answer(work: Work, found: FoundCase, reason: string): Promise<Decision> {
  const { html, attachments } = await bodyOf(work, found)
  const said = await act<{ entryId: string }>(work, replyTicket, { id: found.id, body: html, attachments })
  // Whoever asked has answered: the case waits no longer (as at the desk, reply-ticket.ts).
  if (found.status === 'pending' && found.asks) await act(work, resumeTicket, { id: found.id })
  tell(work, 'answered', { number: found.number })
  return { state: 'replied', reason, ticketId: found.id, entryId: said.entryId }
}

/** A mail without words says its subject. */
async function bodyOf(work: Work, found: FoundCase): Promise<{ html: string; attachments: string[] }> {
  const { html, attachments } = await storeFiles(work, work.mail.replyHtml, found.id)
  const isSaid = textOfHtml(html) !== '' || attachments.length > 0 || html.includes('<img')
  return { html: isSaid ? html : asHtml(work.mail.subject === '' ? '…' : work.mail.subject), attachments }
}

async function isInTime({ context }: Work, found: FoundCase): Promise<boolean> {
  if (found.closedAt === null) return true
  const days = await readSetting<number>(context.db, context.house, reopenDays)
  return days === 0 || context.now.getTime() - found.closedAt.getTime() <= days * 86_400_000
}

/** The case that an earlier mail opened because this one was over, while it is not over itself. */
const readFollower = (work: Work, ticketId: string): Promise<FoundCase | null> =>
  readCase(
    work,
    sql`t.id = (select m.ticket_id from incoming_mail m join ticket o on o.id = m.ticket_id
      where m.follows_id = ${ticketId} and o.phase <> 'closed' and o.deleted_at is null order by m.id desc limit 1)`,
  )

const act = <O>(work: Work, action: Action<never, unknown>, input: Record<string, unknown>): Promise<O> =>
  runAction(work.context.services, action, actorOf(work), input, {
    transaction: work.context.db,
    at: work.context.now,
  }) as Promise<O>
