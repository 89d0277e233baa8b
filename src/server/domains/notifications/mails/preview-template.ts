import { sql } from 'kysely'
import { type NoticeEventName, noticeEvent } from '../../../../shared/notifications/notice-events.ts'
import { noticePage } from '../../../../shared/notifications/notice-page.ts'
import { notificationTemplateKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { say } from '../../../engine/texts.ts'
import { valuesOf } from '../../tickets/index.ts'
import { fillTemplate } from './templates.ts'

export interface Preview {
  subject: string
  text: string
  /** The case that was taken; null = there is none to be seen. */
  number: number | null
}

/**
 * A template with the values of a case that the reader may see: the one with this number, else the latest. What is said in
 * it is the description of the case; nothing is sent.
 */
export async function previewTemplate(
  reader: Reader,
  publicUrl: string,
  id: string,
  number: number | null,
): Promise<Preview> {
  const template = await readRecord(reader, notificationTemplateKind, id)
  const language = String(template.language)
  const { db, house, actor, now, timeZone } = reader
  const found = await sql<{ id: string; number: string; title: string; description: string }>`
    select t.id::text, t.number::text, t.title, t.description from ticket t
    where t.deleted_at is null and ${number === null ? sql`true` : sql`t.number = ${number}`} and ${visible(entryOf(house, ticketKind.name), actor, 't')}
    order by t.opened_at desc, t.id desc limit 1`.execute(db)
  const ticket = found.rows[0]
  const written = { subject: String(template.subject), body: String(template.body) }
  if (ticket === undefined) return { subject: written.subject, text: written.body, number: null }
  const values = await valuesOf(db, ticket.id, { author: actor.name, now, language, timeZone })
  const event = template.event as NoticeEventName
  const filled = fillTemplate(
    written,
    {
      ...values,
      event: say(language, `notifications.event.${event}`),
      by: actor.name,
      about: `#${ticket.number} ${ticket.title}`,
      text: noticeEvent(event).quotes === true ? ticket.description : '',
      link: `${publicUrl}${noticePage('ticket', ticket.id, 'desk')}`,
      reason: say(language, 'notifications.role.requester'),
      person: actor.name,
    },
    { publicUrl, language },
  )
  return { subject: filled.subject, text: filled.text, number: Number(ticket.number) }
}
