import { sql } from 'kysely'
import type { NoticeEventName, NoticeFamily, NoticeKind } from '../../../../shared/notifications/notice-events.ts'
import type { Reason } from '../../../../shared/notifications/recipients.ts'
import type { Services } from '../../../engine/actions/context.ts'

/** A notice whose mail is due, with its reader as he is now. */
export interface DueNotice {
  id: string
  event: NoticeEventName
  family: NoticeFamily
  mail: 'once' | 'digest'
  userId: string | null
  /** Where it goes now; null = nowhere any more. */
  address: string | null
  name: string | null
  language: string
  recordKind: NoticeKind
  recordId: string | null
  entityId: string
  /** Ids of the entity and those above it. */
  path: string[]
  entryId: string | null
  byName: string | null
  reason: Reason
  title: string
  about: string
  body: string
  at: Date
}

/** What goes into one mail: the notices of a reader about one record, or all of his digest. */
export interface MailGroup {
  address: string | null
  userId: string | null
  isDigest: boolean
  notices: DueNotice[]
}

const most = 500

/**
 * Notices whose mail is due, whole groups of them: what belongs together goes together. Only whoever holds the lock reads
 * them, until its transaction ends; the others get nothing.
 */
export async function dueGroups({ db, now }: Pick<Services, 'db' | 'now'>): Promise<MailGroup[]> {
  const locked = await sql<{ isMine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('notifications.gather')) as is_mine`.execute(db)
  if (locked.rows[0]?.isMine !== true) return []
  const found = await sql<DueNotice>`
    with due as (
      select user_id, address, mail, record_kind, record_id from notice
      where mail in ('once', 'digest') and mail_at <= ${now()}::timestamptz order by mail_at limit ${most})
    select n.id::text, n.event, n.family, n.mail, n.user_id::text, coalesce(n.address, u.email) as address, coalesce(n.address_name, u.name) as name,
      coalesce(u.language, n.language) as language, n.record_kind, n.record_id::text, e.id::text as entity_id, e.path::text[], n.entry_id::text,
      b.name as by_name, n.reason, n.title, n.about, n.body, n.at
    from notice n left join app_user u on u.id = n.user_id and u.is_active and u.deleted_at is null
      left join app_user b on b.id = n.by_id
      join entity e on e.id = coalesce(n.entity_id, (select x.id from entity x where x.parent_id is null order by x.id limit 1))
    where n.mail in ('once', 'digest') and n.mail_at <= ${now()}::timestamptz
      and exists (select 1 from due d where d.user_id is not distinct from n.user_id and d.address is not distinct from n.address and d.mail = n.mail)
    order by n.at, n.id`.execute(db)
  return groupsOf(found.rows)
}

function groupsOf(notices: readonly DueNotice[]): MailGroup[] {
  const groups = new Map<string, MailGroup>()
  for (const notice of notices) {
    const isDigest = notice.mail === 'digest'
    const who = notice.userId ?? `@${notice.address}`
    const key = isDigest ? who : `${who} ${notice.recordKind} ${notice.recordId}`
    const group = groups.get(key)
    if (group === undefined)
      groups.set(key, { address: notice.address, userId: notice.userId, isDigest, notices: [notice] })
    else group.notices.push(notice)
  }
  return [...groups.values()]
}
