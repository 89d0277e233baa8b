import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { type ParsedMail, UnreadableMailError } from '../parse/mail.ts'
import { oneLine } from '../parse/plain.ts'
import { readApart } from '../parse/read-apart.ts'
import { askRules } from './by-rules.ts'
import { workOn } from './facts.ts'
import { domainOf, withoutPictures } from './files-of-mail.ts'
import { loops, refusesMachines, stopped } from './guards.ts'
import { lockMail } from './lock-mail.ts'
import { openFromMail } from './open-from-mail.ts'
import { replyFromMail } from './reply-from-mail.ts'
import { rawOf } from './submit-mail.ts'
import { findCase } from './threading.ts'
import { type Decision, type MailRow, tell, type Work } from './work.ts'

const mostBody = 100_000

/** Decides about a mail that is kept: all that follows from it stands in the same transaction as the decision. The house does it. */
export const takeInMail = defineAction({
  name: 'incoming-mail.take-in',
  permission: 'incoming-mail.retry',
  event: 'incoming-mail.decided',
  input: z.strictObject({ id: idInput }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('incoming-mail.take-in')
    const row = await lockMail(context, input.id)
    // Somebody else was faster.
    if (row.state !== 'received') return row
    const mail = await readMail(context, row)
    if (typeof mail === 'string') return settle(context, row, { state: 'quarantined', reason: mail }, [])
    const work = await workOn(context, row, mail)
    const whole = await context.change(incomingMailKind, row, {
      ...knownOf(mail),
      senderId: work.sender?.id ?? null,
      isKnown: work.sender !== null,
    })
    const decision = await decide({ ...work, row: whole })
    return settle(context, whole, decision, work.steps)
  },
})

/** The first word that holds. */
async function decide(work: Work): Promise<Decision> {
  const { mail, sender } = work
  if (mail.automatic !== null) tell(work, 'automatic', { mark: mail.automatic.mark })
  const stop = await stopped(work)
  if (stop !== null) return stop
  tell(work, sender === null ? 'unknown_sender' : 'known_sender', { name: sender?.name ?? mail.from!.address })
  const found = await findCase(work)
  if (found !== null) return (await loops(work, found)) ?? replyFromMail(work, found)
  const machine = refusesMachines(work)
  if (machine !== null) return machine
  if (sender === null && work.mailbox.senders === 'known') return { state: 'refused', reason: 'unknown_sender' }
  const { patch, decision } = await askRules(work, work.row)
  return decision ?? { ...(await openFromMail(work, patch)), patch }
}

/** The mail, read; or the code of why that is impossible. */
export async function readMail(context: ActionContext, row: MailRow): Promise<ParsedMail | string> {
  const found = await sql<{ sha256: string }>`
    select d.sha256 from incoming_mail m join document d on d.id = m.document_id where m.id = ${row.id}`.execute(
    context.db,
  )
  const sha256 = found.rows[0]?.sha256
  if (sha256 === undefined) return 'raw_gone'
  try {
    return await readApart(await rawOf(context.services, sha256))
  } catch (error) {
    if (error instanceof UnreadableMailError) return 'unreadable'
    throw error
  }
}

/** What lists, rules and people see of it. */
const knownOf = (mail: ParsedMail): Partial<MailRow> => ({
  sentAt: mail.sentAt,
  subject: mail.subject,
  messageId: mail.messageId,
  fromAddress: mail.from?.address ?? null,
  fromName: mail.from?.name || null,
  fromDomain: mail.from === null ? null : domainOf(mail.from.address),
  recipients: oneLine([...mail.to, ...mail.cc].map(({ address }) => address).join(', '), 2000),
  isAutomatic: mail.automatic !== null,
  attachmentCount: mail.parts.length,
  headers: mail.headers,
  body: mail.text.slice(0, mostBody).toWellFormed(),
  preview: withoutPictures(mail.html, mail.marker),
})

/** Writes the decision down. */
export async function settle(
  context: ActionContext,
  row: MailRow,
  decision: Decision,
  steps: Work['steps'],
): Promise<MailRow> {
  const { state, reason, ticketId = null, entryId = null, followsId = null, patch = {} } = decision
  const stored = await context.change(
    incomingMailKind,
    row,
    { ...patch, state, reason, ticketId, error: null, decision: steps.map((step) => ({ ...step })) },
    { byHouse: new Set(Object.keys(incomingMailKind.fields)) },
  )
  await sql`
    update incoming_mail set entry_id = ${entryId}::bigint, follows_id = ${followsId}::bigint, claimed_at = null
    where id = ${row.id}`.execute(context.db)
  context.tellMore({ state, reason, ticketId, answersRefusal: stored.answersRefusal })
  return stored
}
