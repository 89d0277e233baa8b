import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import { CigaleError } from '../../../../shared/errors.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { storeUpload } from '../../../engine/files/documents.ts'
import { submitMail } from '../intake/submit-mail.ts'
import { takeInOne } from '../intake/take-in-waiting.ts'
import { moveDecided } from './move-decided.ts'
import { codeOf, MailboxError, openImap, type StoredMailbox } from './open-imap.ts'
import { reportFetch } from './report-fetch.ts'

const actor = systemActor('mail', 'mail')
const megabyte = 1024 * 1024
/** So many a visit: a mailbox with a hundred thousand mails must not keep the others waiting. */
const mostAtOnce = 500

export interface Fetched {
  fetched: number
  /** Known already, by this mailbox or another. */
  known: number
  tooLarge: number
}

/** Visits a mailbox: takes what is new, decides about it, moves what is decided. What happened stands on the mailbox. */
export async function fetchMailbox(services: Services, id: string): Promise<Fetched> {
  const mailbox = await readMailbox(services, id)
  const fetched: Fetched = { fetched: 0, known: 0, tooLarge: 0 }
  let error: string | null = null
  try {
    await visit(services, mailbox, fetched)
  } catch (failure) {
    if (failure instanceof CigaleError) error = failure.code
    else error = codeOf(failure)
  }
  await runAction(services, reportFetch, actor, { id, error, ...fetched })
  return fetched
}

export async function readMailbox({ db }: Pick<Services, 'db'>, id: string): Promise<StoredMailbox> {
  const found = await sql<StoredMailbox>`select * from mailbox where id = ${id} and deleted_at is null`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new MailboxError('gone')
  return row
}

async function visit(services: Services, mailbox: StoredMailbox, fetched: Fetched): Promise<void> {
  const client = await openImap(services, mailbox)
  try {
    const folder = await openFolder(client, mailbox.folder ?? 'INBOX')
    const lastUid = await keepValidity(services, mailbox, String(folder.uidValidity))
    for (const { uid, size } of await newMessages(client, lastUid)) {
      await takeMessage(services, client, mailbox, { uid, size }, fetched)
      await sql`update mailbox set last_uid = greatest(last_uid, ${uid}) where id = ${mailbox.id}`.execute(services.db)
    }
    await moveDecided(services, client, mailbox)
  } finally {
    await client.logout().catch(() => client.close())
  }
}

export async function openFolder(client: ImapFlow, path: string) {
  try {
    return await client.mailboxOpen(path)
  } catch (error) {
    if ((error as { responseStatus?: string }).responseStatus === 'NO') throw new MailboxError('folder', path)
    throw error
  }
}

/** Numbers mean something only together with the validity: under another one all messages are looked at anew. */
async function keepValidity({ db }: Services, mailbox: StoredMailbox, validity: string): Promise<number> {
  if (mailbox.uidValidity === validity) return Number(mailbox.lastUid)
  await sql`delete from mailbox_message where mailbox_id = ${mailbox.id}`.execute(db)
  await sql`update mailbox set uid_validity = ${validity}, last_uid = 0 where id = ${mailbox.id}`.execute(db)
  return 0
}

async function newMessages(client: ImapFlow, lastUid: number): Promise<{ uid: number; size: number }[]> {
  const found = await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })
  // `n:*` always gives the last message, however low its number.
  const uids = (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b)
  if (uids.length === 0) return []
  const asked = uids.slice(0, mostAtOnce)
  const messages = await client.fetchAll(asked.join(','), { uid: true, size: true }, { uid: true })
  return messages.map(({ uid, size = 0 }) => ({ uid, size })).sort((a, b) => a.uid - b.uid)
}

async function takeMessage(
  services: Services,
  client: ImapFlow,
  mailbox: StoredMailbox,
  message: { uid: number; size: number },
  fetched: Fetched,
): Promise<void> {
  const { uid, size } = message
  if (await isKnown(services, client, mailbox, uid)) {
    fetched.known += 1
    return
  }
  const isTooLarge = size > mailbox.maxMegabytes * megabyte
  if (isTooLarge) fetched.tooLarge += 1
  const raw = isTooLarge ? await headOnly(client, uid) : await whole(client, uid)
  // Gone since it was listed: somebody reads the same mailbox.
  if (raw === null) return
  const document = await storeUpload(services, actor, Readable.from([raw]), `mail-${mailbox.id}-${uid}.eml`)
  const { id, isNew } = await runAction(services, submitMail, actor, {
    mailbox: mailbox.id,
    document: document.id,
    uid,
    ...(isTooLarge ? { isTooLarge } : {}),
  })
  if (!isNew) {
    fetched.known += 1
    return
  }
  fetched.fetched += 1
  if (!isTooLarge) await takeInOne(services, id)
}

const whole = async (client: ImapFlow, uid: number): Promise<Buffer | null> =>
  (await fetchPart(client, uid, { source: true }))?.source ?? null

/** Of what is too large, the head is kept: people see from whom it was. */
const headOnly = async (client: ImapFlow, uid: number): Promise<Buffer | null> =>
  (await fetchPart(client, uid, { headers: true }))?.headers ?? null

async function fetchPart(client: ImapFlow, uid: number, query: { source: true } | { headers: true }) {
  const found = await client.fetchOne(String(uid), { uid: true, ...query }, { uid: true })
  return found === false ? null : found
}

/** After the numbers have changed: what this mailbox gave us before is not loaded down again. */
async function isKnown({ db }: Services, client: ImapFlow, mailbox: StoredMailbox, uid: number): Promise<boolean> {
  const any = await sql`select 1 from incoming_mail where mailbox_id = ${mailbox.id} limit 1`.execute(db)
  if (any.rows.length === 0 || mailbox.uidValidity === null) return false
  const head = await client.fetchOne(String(uid), { uid: true, envelope: true, size: true }, { uid: true })
  if (head === false || head.envelope?.messageId === undefined) return false
  const found = await sql<{ id: string }>`
    select id from incoming_mail where mailbox_id = ${mailbox.id} and message_id = ${head.envelope.messageId}
      and size = ${head.size ?? -1}`.execute(db)
  const id = found.rows[0]?.id
  if (id === undefined) return false
  await sql`insert into mailbox_message (mailbox_id, uid, mail_id) values (${mailbox.id}, ${uid}, ${id}) on conflict do nothing`.execute(
    db,
  )
  return true
}
