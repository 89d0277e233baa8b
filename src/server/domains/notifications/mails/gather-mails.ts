import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { secretsOf } from '../../../engine/sealed.ts'
import { mailDomain, makeMessageId } from '../../../platform/mail/message-id.ts'
import type { MailSettings } from '../mail-settings.ts'
import { readersOf } from '../taking/readers-of.ts'
import { type Composed, composeMail, type Surroundings } from './compose-mail.ts'
import { type DueNotice, dueGroups, type MailGroup } from './due-notices.ts'
import { identitiesOver } from './identities.ts'
import { templatesFor } from './templates.ts'
import { earlierIds, rootId } from './threads.ts'

/**
 * Turns notices whose time has come into mails that wait to be sent; with mail switched off, into held ones. Whoever may no
 * longer read what a notice tells gets no mail of it. One transaction: a notice is in one mail, or still due.
 */
export async function gatherMails(services: Services, settings: MailSettings): Promise<number> {
  let made = 0
  for (;;) {
    const { groups, mails } = await services.db.transaction().execute(async (transaction) => {
      const inside = { ...services, db: transaction }
      const due = await dueGroups(inside)
      return { groups: due.length, mails: due.length === 0 ? 0 : await writeMails(inside, settings, due) }
    })
    made += mails
    if (groups === 0) return made
  }
}

async function writeMails(services: Services, settings: MailSettings, groups: readonly MailGroup[]): Promise<number> {
  const kept = await stillReadable(services, groups)
  const templates = await templatesFor(services, [
    ...new Set(groups.flatMap((group) => group.notices.map(({ event }) => event))),
  ])
  const identityOf = await identitiesOver(services, settings)
  const composed: (Composed & { group: MailGroup })[] = []
  for (const { group, reader } of kept) {
    const named = identityOf(group.notices.at(-1)!.path)
    const surroundings: Surroundings = { services, settings: named, templates, reader }
    composed.push({ ...(await composeMail(surroundings, group)), group })
  }
  const earlier = await earlierIds(services, composed)
  const rows = composed.map(({ group, ...mail }) => ({
    ...mail,
    ...identity(services, mail, earlier(mail)),
    state: settings.enabled ? 'waiting' : 'held',
    notices: group.notices.map(({ id }) => id),
  }))
  await insertMails(services, rows)
  // Notices of whoever has no address any more, or may not read them any more, are done too.
  await sql`
    update notice set mail = 'done', updated_at = ${services.now()} where id = any(${groups.flatMap((group) => group.notices.map(({ id }) => id))}::bigint[])
      and mail <> 'done'`.execute(services.db)
  return rows.length
}

/** Rights as they are now: a case may have moved, an entry been taken back since. One statement or two for each record. */
async function stillReadable(
  services: Services,
  groups: readonly MailGroup[],
): Promise<{ group: MailGroup; reader: Actor | null }[]> {
  const targets = new Map<string, { notice: DueNotice; userIds: Set<string> }>()
  for (const notice of groups.flatMap((group) => group.notices)) {
    if (notice.userId === null) continue
    const known = targets.get(targetKey(notice)) ?? { notice, userIds: new Set<string>() }
    targets.set(targetKey(notice), known)
    known.userIds.add(notice.userId)
  }
  const readers = new Map<string, Map<string, Actor>>()
  for (const [key, { notice, userIds }] of targets)
    readers.set(key, await readersOf(services, { ...notice, kind: notice.recordKind }, [...userIds]))
  return groups.flatMap((group) => {
    if (group.address === null) return []
    const readerOf = (notice: DueNotice) => readers.get(targetKey(notice))?.get(group.userId ?? '')
    const notices = group.userId === null ? group.notices : group.notices.filter((each) => readerOf(each) !== undefined)
    const first = notices[0]
    return first === undefined ? [] : [{ group: { ...group, notices }, reader: readerOf(first) ?? null }]
  })
}

const targetKey = ({ recordKind, recordId, entryId }: DueNotice): string => `${recordKind} ${recordId} ${entryId}`

/** Message-ID and thread. Made once, before the first try: a mail that is sent again is the same mail. */
function identity(
  services: Services,
  mail: Composed,
  earlier: readonly string[],
): { messageId: string; headers: Record<string, string> } {
  const domain = mailDomain(services.publicUrl)
  const { recordKind, recordId } = mail
  if (recordId === null) return { messageId: `<${randomUUID()}@${domain}>`, headers: {} }
  const root = rootId(services, recordKind, recordId)
  return {
    messageId: makeMessageId(secretsOf(services), { kind: recordKind, id: recordId }, domain),
    headers: { 'In-Reply-To': earlier.at(-1) ?? root, References: [root, ...earlier].join(' ') },
  }
}

type NewMail = Composed & {
  messageId: string
  headers: Record<string, string>
  state: string
  notices: readonly string[]
}

/** Writes mails; those that come of notices are noted on them. One statement. */
export async function insertMails({ db, now }: Pick<Services, 'db' | 'now'>, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as m("userId" bigint, address text, "addressName" text, language text,
        family text, "entityId" bigint, "recordKind" text, "recordId" bigint, subject text, "bodyText" text, "bodyHtml" text, headers jsonb,
        secrets jsonb, "messageId" text, state text, notices jsonb)),
    made as (
      insert into outgoing_mail (user_id, address, address_name, language, family, entity_id, record_kind, record_id, subject, body_text,
        body_html, headers, secrets, message_id, state, created_at, updated_at)
      select "userId", address, "addressName", language, family, "entityId", "recordKind", "recordId", subject, "bodyText", "bodyHtml", headers,
        secrets, "messageId", state, ${now()}::timestamptz, ${now()}::timestamptz from given returning id, message_id)
    update notice n set mail = 'done', mail_id = made.id
    from made join given on given."messageId" = made.message_id, jsonb_array_elements_text(given.notices) i
    where n.id = i::bigint`.execute(db)
}
