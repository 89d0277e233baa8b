import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { notify } from '../../../platform/live.ts'

export interface NewNotice {
  changeId: string
  event: string
  family: string
  userId: string | null
  address: string | null
  addressName: string | null
  language: string
  recordKind: string
  recordId: string | null
  entityId: string
  entryId: string | null
  byId: string | null
  ruleId: string
  reason: string
  title: string
  about: string
  /** HTML. */
  body: string
  at: string
  inInbox: boolean
  mail: 'none' | 'once' | 'digest'
  mailAt: string | null
}

/** More names than these do not fit a message of the live channel: then pages learn by their own clock. */
const mostNames = 300

/**
 * Writes notices once each: a change tells one person of one record one time, however often its event is handled. A mail
 * about the same record that already waits for the same person takes the new line along. Returns how many are new.
 */
export async function writeNotices({ db }: Services, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  return db.transaction().execute(async (transaction) => {
    const written = await sql<{ userId: string | null; inInbox: boolean }>`
      insert into notice (change_id, event, family, user_id, address, address_name, language, record_kind, record_id, entity_id,
        entry_id, by_id, rule_id, reason, title, about, body, at, in_inbox, mail, mail_at)
      select n."changeId", n.event, n.family, n."userId", n.address, n."addressName", n.language, n."recordKind", n."recordId",
        n."entityId", n."entryId", n."byId", n."ruleId", n.reason, n.title, n.about, n.body, n.at, n."inInbox", n.mail,
        case when n.mail = 'once' then coalesce((
          select min(w.mail_at) from notice w where w.mail = 'once' and w.record_kind = n."recordKind" and w.record_id = n."recordId"
            and w.user_id is not distinct from n."userId" and w.address is not distinct from n.address and w.mail_at <= n."mailAt"), n."mailAt")
          else n."mailAt" end
      from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n("changeId" text, event text, family text, "userId" bigint, address text,
        "addressName" text, language text, "recordKind" text, "recordId" bigint, "entityId" bigint, "entryId" bigint, "byId" bigint,
        "ruleId" bigint, reason text, title text, about text, body text, at timestamptz, "inInbox" boolean, mail text, "mailAt" timestamptz)
      on conflict do nothing returning user_id::text, in_inbox`.execute(transaction)
    const to = written.rows.flatMap(({ userId, inInbox }) => (inInbox && userId !== null ? [userId] : []))
    if (to.length > 0 && to.length <= mostNames)
      await notify(
        transaction,
        'cigale_live',
        JSON.stringify([{ event: 'notice.made', kind: 'notice', id: null, by: null, to }]),
      )
    return written.rows.length
  })
}
