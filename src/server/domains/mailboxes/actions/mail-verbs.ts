import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, forbidden, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { incomingMailKind, isUndecided } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { workOn } from '../intake/facts.ts'
import { openFromMail } from '../intake/open-from-mail.ts'
import { replyFromMail } from '../intake/reply-from-mail.ts'
import { readMail, settle } from '../intake/take-in.ts'
import { readCase } from '../intake/threading.ts'
import { type MailRow, tell, type Work } from '../intake/work.ts'

const on = {
  kind: incomingMailKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
} as const

/** Decides anew, by the rules and settings of now. */
export const retryMail = defineAction({
  name: 'incoming-mail.retry',
  event: 'incoming-mail.retried',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    requireUndecided(row)
    await sql`update incoming_mail set claimed_at = null where id = ${row.id}`.execute(context.db)
    await context.enqueue('mail.take-in', {})
    return context.change(incomingMailKind, row, { state: 'received', reason: null, error: null, attempts: 0 })
  },
})

/** Opens a case from a mail that opened none, whatever kept it back. */
export const openCaseFromMail = defineAction({
  name: 'incoming-mail.open-case',
  event: 'incoming-mail.opened',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    const work = await byHand(context, row)
    const decision = await openFromMail(work, {})
    return settle(context, row, { ...decision, reason: 'by_hand' }, work.steps)
  },
})

/** Says a mail on the case it belongs to. */
export const attachMail = defineAction({
  name: 'incoming-mail.attach-to',
  permission: 'incoming-mail.open-case',
  event: 'incoming-mail.attached',
  input: z.strictObject({
    id: idInput,
    version: z.int().optional(),
    ticket: reference('ticket', { required: true }).schema,
  }),
  on,
  run: async (context, { row, input }) => {
    const ticket = await context.load(ticketKind, input.ticket)
    if (!(await context.may('ticket.reply', ticketKind, ticket.id))) throw forbidden('ticket.reply')
    const work = await byHand(context, row)
    const found = await readCase(work, sql`t.id = ${ticket.id}`)
    if (found === null) throw invalidField('ticket', 'reference')
    return settle(context, row, { ...(await replyFromMail(work, found)), reason: 'by_hand' }, work.steps)
  },
})

/** Nobody needs it. It stays in the list, and may still be taken back. */
export const discardMail = defineAction({
  name: 'incoming-mail.discard',
  event: 'incoming-mail.discarded',
  input: idSchema,
  on,
  run: async (context, { row }) => {
    requireUndecided(row)
    return context.change(incomingMailKind, row, { state: 'discarded', reason: 'by_hand' })
  },
})

function requireUndecided(row: MailRow): void {
  if (!isUndecided(row.state)) throw conflict('mail_decided')
}

/** The mail, read and in the hands of somebody who has seen it. */
async function byHand(context: ActionContext, row: MailRow): Promise<Work> {
  requireUndecided(row)
  const mail = await readMail(context, row)
  if (typeof mail === 'string') throw conflict(`mail_${mail}`)
  const work = await workOn(context, row, mail)
  tell(work, 'by_hand', { name: context.actor.name })
  return work
}
