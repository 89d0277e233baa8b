import { sql } from 'kysely'
import { z } from 'zod'
import { idInput } from '../../../../shared/fields/id.ts'
import { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { secretsOf } from '../../../engine/sealed.ts'
import { openFolder, readMailbox } from '../fetch/fetch-mailbox.ts'
import { codeOf, openImap } from '../fetch/open-imap.ts'

const on = { kind: mailboxKind, id: (input: { id: string }) => input.id } as const

/** Keeps the password sealed: nobody can read it again, history says only that it changed. */
export const setPassword = defineAction({
  name: 'mailbox.set-password',
  permission: 'mailbox.update',
  event: 'mailbox.password-changed',
  isSecret: true,
  input: z.strictObject({ id: idInput, password: z.string().min(1).max(500) }),
  on,
  run: async (context, { row, input }) => {
    const sealed = secretsOf(context.services).seal(input.password)
    await sql`update mailbox set sealed_password = ${sealed} where id = ${row.id}`.execute(context.db)
    context.note(mailboxKind, row.id, [{ field: 'password', old: null, new: null, newText: '•••' }])
    return context.change(mailboxKind, row, { hasPassword: true })
  },
})

/** What a look into the mailbox gives. `error`: code of why there was none. */
export interface MailboxTest {
  error: string | null
  /** Messages in its folder. */
  messages: number | null
  /** Folders there are, for choosing. */
  folders: string[]
}

/** Signs in and looks, takes nothing. */
export const testMailbox = defineAction({
  name: 'mailbox.test',
  permission: 'mailbox.update',
  event: null,
  silent: 'nothing is written',
  input: z.strictObject({ id: idInput }),
  on,
  run: async (context, { row }): Promise<MailboxTest> => {
    const mailbox = await readMailbox(context, row.id)
    const result: MailboxTest = { error: null, messages: null, folders: [] }
    try {
      const client = await openImap(context.services, mailbox)
      try {
        result.folders = (await client.list()).map(({ path }) => path).slice(0, 200)
        result.messages = (await openFolder(client, mailbox.folder ?? 'INBOX')).exists
      } finally {
        await client.logout().catch(() => client.close())
      }
    } catch (error) {
      result.error = codeOf(error)
    }
    return result
  },
  beside: (test) => ({ test }),
})

/** Visits the mailbox now. */
export const fetchNow = defineAction({
  name: 'mailbox.fetch',
  permission: 'mailbox.update',
  event: 'mailbox.fetch-asked',
  input: z.strictObject({ id: idInput }),
  on,
  run: async (context, { row }) => {
    await context.enqueue('mail.fetch', { mailbox: row.id })
    return context.change(mailboxKind, row, { nextRunAt: context.now })
  },
})
