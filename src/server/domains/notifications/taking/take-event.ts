import { sql } from 'kysely'
import {
  heardEvents,
  meaningsOf,
  type NoticeEventName,
  noticeEvent,
} from '../../../../shared/notifications/notice-events.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { OutboxEvent, Subscriber } from '../../../engine/house.ts'
import { readMailSettings } from '../mail-settings.ts'
import { applicableRules, type NoticeRule, rulesFor } from './applicable-rules.ts'
import { type Facts, partsIn, readFacts } from './facts.ts'
import { findRecipients, type Recipient } from './find-recipients.ts'
import { readersOf } from './readers-of.ts'
import { chosenWay, nextDigest, type Way, wayOf } from './ways.ts'
import { oneLine, titleOf } from './words.ts'
import { type NewNotice, writeNotices } from './write-notices.ts'

/** News as old as this is none any more: what a house did not work off for a fortnight is not mailed afterwards. */
const oldest = 14 * 86_400_000

/** Every event that somebody may have to be told of becomes lines in inboxes and mails. Bears repetition. */
export const noticeSubscriber: Subscriber = {
  name: 'notifications.take',
  events: heardEvents,
  hearsNewsOnly: true,
  run: async (event, services) => {
    if (await isNews(services, event)) await takeEvent(services, event)
  },
}

/** Somebody else may listen to the same event of a seed or an import, and have it handed out. */
async function isNews({ db }: Services, { changeId }: OutboxEvent): Promise<boolean> {
  const quiet = await sql`
    select 1 from history where change_id = ${changeId}::uuid and source in ('seed', 'import') limit 1`.execute(db)
  return quiet.rows.length === 0
}

/** How many people were told. */
export async function takeEvent(services: Services, event: OutboxEvent): Promise<number> {
  if (services.now().getTime() - new Date(event.at).getTime() > oldest) return 0
  const meanings = meaningsOf(event.event)
  const rules = await rulesFor(services, meanings)
  if (rules.length === 0) return 0
  let told = 0
  for (const meaning of meanings) {
    const ofMeaning = rules.filter((rule) => rule.event === meaning)
    if (ofMeaning.length > 0) told += await tell(services, event, meaning, ofMeaning)
  }
  return told
}

async function tell(
  services: Services,
  event: OutboxEvent,
  meaning: NoticeEventName,
  rules: readonly NoticeRule[],
): Promise<number> {
  const { kind } = noticeEvent(meaning)
  const facts = await readFacts(services, event, kind)
  if (facts === null || !isMeant(meaning, facts)) return 0
  const recipients = await findRecipients(services, facts, await applicableRules(services, facts, rules))
  if (recipients.length === 0) return 0
  return writeNotices(services, await noticesFor(services, meaning, facts, recipients))
}

/** A change of a case is an assignment only when somebody was given it. */
function isMeant(meaning: NoticeEventName, { changes }: Facts): boolean {
  const { when } = noticeEvent(meaning)
  if (when === undefined) return true
  const roles = when === 'assigned' ? ['assignee'] : ['requester', 'observer']
  const { users, groups } = partsIn(changes, roles, 'new')
  return users.length + groups.length > 0
}

interface Person {
  id: string
  name: string
  email: string | null
  language: string
  preferences: Record<string, unknown>
}

async function noticesFor(
  services: Services,
  meaning: NoticeEventName,
  facts: Facts,
  recipients: readonly Recipient[],
): Promise<NewNotice[]> {
  const { said, kind, recordId } = facts
  const ids = recipients.flatMap(({ userId }) => userId ?? [])
  const target = { kind, recordId, entryId: said?.id ?? null }
  const [readers, people, settings] = await Promise.all([
    readersOf(services, target, ids),
    personsOf(services, ids),
    readMailSettings(services.db),
  ])
  const now = services.now()
  const { family, isUrgent } = noticeEvent(meaning)
  const dueOf = (mail: Way['mail']): Date | null =>
    mail === 'none'
      ? null
      : mail === 'digest'
        ? nextDigest(now, settings.digestHour, services.timeZone)
        : new Date(now.getTime() + (isUrgent === true ? 0 : settings.mergeSeconds * 1000))
  return recipients.flatMap((recipient): NewNotice[] => {
    const person = recipient.userId === null ? undefined : people.get(recipient.userId)
    // Whoever has no account reads what everybody on the record reads, and nothing internal.
    const mayKnow = recipient.userId === null ? said?.isPrivate !== true : readers.has(recipient.userId)
    if (!mayKnow || (recipient.userId !== null && person === undefined)) return []
    const chosen = person === undefined ? 'once' : chosenWay(person.preferences, family)
    const way = wayOf(recipient.channels, chosen, recipient.address !== null || person?.email != null)
    if (way === null || (person === undefined && way.mail === 'none')) return []
    const language = person?.language ?? 'fr'
    return [
      {
        changeId: facts.event.changeId,
        event: meaning,
        family,
        userId: recipient.userId,
        address: recipient.address,
        addressName: recipient.name,
        language,
        recordKind: kind,
        recordId,
        entityId: facts.entityId,
        entryId: said?.id ?? null,
        byId: facts.event.userId,
        ruleId: recipient.ruleId,
        reason: recipient.reason,
        title: titleOf(meaning, facts, language),
        about: oneLine(facts.about),
        body: bodyOf(meaning, facts),
        at: facts.event.at,
        inInbox: way.inInbox && person !== undefined,
        mail: way.mail,
        mailAt: dueOf(way.mail)?.toISOString() ?? null,
      },
    ]
  })
}

function bodyOf(meaning: NoticeEventName, { said, description, event }: Facts): string {
  if (meaning === 'job-failed') return String(event.data.error ?? '')
  if (noticeEvent(meaning).quotes !== true) return meaning === 'approval-asked' ? description : ''
  return said?.body ?? (meaning === 'ticket-opened' ? description : '')
}

async function personsOf({ db }: Services, ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Person>`
    select id::text, name, email, language, preferences from app_user
    where id = any(${[...ids]}::bigint[]) and is_active and deleted_at is null`.execute(db)
  return new Map(found.rows.map((person) => [person.id, person]))
}
