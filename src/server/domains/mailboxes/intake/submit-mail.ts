import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { incomingMailKind, mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { ActionContext, Services } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { readDocument } from '../../../engine/attachments.ts'
import { readHead } from '../parse/head.ts'
import { oneLine } from '../parse/plain.ts'

const input = z.strictObject({
  mailbox: idInput,
  /** The mail as it came (`.eml`), sent before as a file (POST /documents). */
  document: idInput,
  /** Its number on the server, when it was fetched. */
  uid: z.int().min(1).optional(),
  /** Only its head was fetched. */
  isTooLarge: z.boolean().optional(),
})

/** What became of what was handed in: kept for deciding, or known already. */
export interface Submitted {
  id: string
  isNew: boolean
}

/**
 * Hands a mail in: it is kept as it came and decided afterwards, so that nothing that happens in between loses it. The same mail
 * again, from whatever mailbox, is the one that is there already.
 */
export const submitMail = defineAction({
  name: 'incoming-mail.submit',
  event: 'incoming-mail.received',
  input,
  run: async (context, { input: given }): Promise<Submitted> => {
    const mailbox = await context.load(mailboxKind, given.mailbox)
    const raw = await readRaw(context, given.document)
    const head = readHead(raw)
    const known = await lockKnown(context, head.digest)
    const id =
      known ??
      (await keep(context, { mailbox, documentId: given.document, head, raw, isTooLarge: given.isTooLarge ?? false }))
    if (given.uid !== undefined) await noteNumber(context, mailbox.id, given.uid, id)
    if (known === null && given.isTooLarge !== true) await context.enqueue('mail.take-in', {})
    // What is there already tells where it is: the web service answers with it.
    if (known !== null) context.note(incomingMailKind, id, [])
    return { id, isNew: known === null }
  },
})

async function readRaw(context: ActionContext, documentId: string): Promise<Buffer> {
  const document = await readDocument(context, documentId).catch(() => {
    throw invalidField('document', 'reference')
  })
  return rawOf(context.services, document.sha256)
}

/** A mail as it lies in the file store. */
export const rawOf = async (services: Pick<Services, 'files'>, sha256: string): Promise<Buffer> =>
  buffer(await services.files.open(sha256))

/** Two who hand the same mail in at the same moment come one after the other. */
async function lockKnown({ db }: ActionContext, digest: string): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 11))`.execute(db)
  const found = await sql<{ id: string }>`select id from incoming_mail where digest = ${digest}`.execute(db)
  return found.rows[0]?.id ?? null
}

interface Kept {
  mailbox: { id: string; entityId: string }
  documentId: string
  head: ReturnType<typeof readHead>
  raw: Buffer
  isTooLarge: boolean
}

async function keep(context: ActionContext, { mailbox, documentId, head, raw, isTooLarge }: Kept): Promise<string> {
  const row = await context.create(incomingMailKind, {
    receivedAt: context.now,
    mailboxId: mailbox.id,
    entityId: mailbox.entityId,
    ...(isTooLarge ? { state: 'quarantined' as const, reason: 'too_large' } : { state: 'received' as const }),
    subject: oneLine(head.subject, 500),
    messageId: head.messageId,
    digest: head.digest,
    size: raw.byteLength,
    attachmentCount: 0,
    attempts: 0,
    isKnown: false,
    isAutomatic: false,
    isIgnored: false,
    answersRefusal: false,
    decision: [],
  })
  await sql`update incoming_mail set document_id = ${documentId} where id = ${row.id}`.execute(context.db)
  return row.id
}

const noteNumber = ({ db }: ActionContext, mailboxId: string, uid: number, mailId: string) =>
  sql`insert into mailbox_message (mailbox_id, uid, mail_id) values (${mailboxId}, ${uid}, ${mailId})
    on conflict (mailbox_id, uid) do update set mail_id = excluded.mail_id`.execute(db)
