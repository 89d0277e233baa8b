import { sql } from 'kysely'
import { z } from 'zod'
import { unauthenticated } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { noticeKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { notify } from '../../../platform/live.ts'

/** Read, or not yet. */
export const markNotice = defineAction({
  name: 'notice.mark',
  event: null,
  silent: 'one person’s own inbox',
  input: z.strictObject({ id: idInput, isRead: z.boolean().default(true) }),
  on: { kind: noticeKind, id: (input) => input.id },
  run: async (context, { row, input }) =>
    context.change(noticeKind, row, { readAt: input.isRead ? (row.readAt ?? context.now) : null }),
})

/** All that lies in one's inbox is read; of one record only, when one is named. */
export const markAllNotices = defineAction({
  name: 'notice.mark-all',
  open: 'self',
  event: null,
  silent: 'one person’s own inbox',
  input: z.strictObject({ recordKind: z.string().max(50).optional(), recordId: idInput.optional() }),
  run: async (context, { input }) => {
    const { userId } = context.actor
    if (userId === null) throw unauthenticated()
    const which =
      input.recordId === undefined
        ? sql`true`
        : sql`record_kind = ${input.recordKind ?? ''} and record_id = ${input.recordId}`
    const read = await sql`
      update notice set read_at = ${context.now}, updated_at = ${context.now}, version = version + 1
      where user_id = ${userId} and read_at is null and in_inbox and ${which} returning id`.execute(context.db)
    if (read.rows.length > 0)
      await notify(
        context.db,
        'cigale_live',
        JSON.stringify([{ event: 'notice.read', kind: 'notice', id: null, by: userId, to: [userId] }]),
      )
    return { read: read.rows.length }
  },
})
