import { sql } from 'kysely'
import { gatherNow, takeEvent } from '../../../src/server/domains/notifications/index.ts'
import type { OutboxEvent } from '../../../src/server/engine/house.ts'
import { heardEvents } from '../../../src/shared/notifications/notice-events.ts'
import type { Writer } from './writer.ts'

const days = 10
const mostOfEach = 25

/**
 * Inboxes of the last days, as if the house had told what happened; what seeds write is no news, so it is said here. Mail
 * is off: the mails are held. One template, to be looked at.
 */
export async function demoNotifications(writer: Writer): Promise<void> {
  const { services, db } = writer
  const events = await sql<OutboxEvent>`
    select id, event, kind, record_id, change_id, user_id, at, data from (
      select o.*, row_number() over (partition by event order by at desc, id desc) as place from outbox o
      where event = any(${[...heardEvents]}::text[]) and record_id is not null
        and at > ${services.now()}::timestamptz - make_interval(days => ${days}::int)) latest
    where place <= ${mostOfEach} order by at, id`.execute(db)
  for (const event of events.rows) await takeEvent(services, event)
  // Whoever looks at the demonstration finds old ones read and the latest not.
  await sql`update notice set read_at = at + interval '2 hours' where at < ${services.now()}::timestamptz - interval '2 days'`.execute(
    db,
  )
  await sql`update notice set mail_at = ${services.now()} where mail = 'once'`.execute(db)
  await gatherNow(services)
  await writer.run('notification-template.create', {
    name: 'Réponse du support',
    event: 'ticket-replied',
    language: 'fr',
    entity: await rootOf(writer),
    isActive: true,
    subject: '{{title}}',
    body: 'Bonjour {{person}},\n\n{{by}} vous a répondu :\n\n{{text}}\n\nSuivre la demande : {{link}}',
  })
}

async function rootOf({ db }: Writer): Promise<string> {
  const found = await sql<{
    id: string
  }>`select id::text from entity where parent_id is null order by id limit 1`.execute(db)
  return found.rows[0]!.id
}
