import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { lockMail } from './lock-mail.ts'

/** What went wrong over a mail; after the last attempt it lies in quarantine, where people see it. Only the house. */
export const reportFailure = defineAction({
  name: 'incoming-mail.report-failure',
  permission: 'incoming-mail.retry',
  event: 'incoming-mail.failed',
  input: z.strictObject({ id: idInput, error: z.string().max(500), isLast: z.boolean() }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('incoming-mail.report-failure')
    const row = await lockMail(context, input.id)
    await sql`update incoming_mail set claimed_at = null where id = ${row.id}`.execute(context.db)
    if (row.state !== 'received') return row
    return context.change(incomingMailKind, row, {
      error: input.error,
      ...(input.isLast ? { state: 'quarantined', reason: 'failed' } : {}),
    })
  },
})
