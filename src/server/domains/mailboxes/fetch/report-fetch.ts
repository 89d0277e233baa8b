import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, notFound } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

/** How a visit to a mailbox went. Only the house. */
export const reportFetch = defineAction({
  name: 'mailbox.report-fetch',
  permission: 'mailbox.update',
  event: 'mailbox.fetched',
  input: z.strictObject({
    id: idInput,
    error: z.string().max(500).nullable(),
    fetched: z.int().min(0),
    known: z.int().min(0),
    tooLarge: z.int().min(0),
  }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('mailbox.report-fetch')
    const found = await sql<RowOf<typeof mailboxKind>>`select * from mailbox where id = ${input.id} for update`.execute(
      context.db,
    )
    const row = found.rows[0]
    if (row === undefined) throw notFound('mailbox', input.id)
    const { error } = input
    context.tellMore({ error, fetched: input.fetched })
    return context.change(mailboxKind, row, {
      lastRunAt: context.now,
      lastError: error,
      ...(error === null ? { lastSuccessAt: context.now } : {}),
      nextRunAt: row.isActive ? new Date(context.now.getTime() + row.intervalMinutes * 60_000) : null,
    })
  },
})
