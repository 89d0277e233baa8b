import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { escapeHtml } from '../../../../shared/escape-html.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { OutboxEvent, Subscriber } from '../../../engine/house.ts'
import { say } from '../../../engine/texts.ts'
import { mailDomain } from '../../../platform/mail/message-id.ts'
import { readMailSettings } from '../mail-settings.ts'
import { oneLine } from '../taking/words.ts'
import { insertMails } from './gather-mails.ts'
import { htmlOfPlain } from './mail-words.ts'

/** By it an answer to a refusal is known: one a sender and day, whatever they go on writing. */
const mark = 'X-ITSM-Refusal'

interface Refused {
  address: string
  name: string | null
  userId: string | null
  language: string
  entityId: string
  subject: string
  messageId: string | null
  decision: { code: string; params?: Record<string, unknown> }[]
  isAnswered: boolean
}

/** A rule refused somebody's mail and wants it told: one answer with the reason. Bears repetition. */
export const refusalSubscriber: Subscriber = {
  name: 'notifications.answer-refusal',
  events: ['incoming-mail.decided'],
  hearsNewsOnly: true,
  run: (event, services) => answerRefusal(services, event),
}

/** Machines and ourselves are never answered (RFC 3834). */
async function refusedMail({ db, now }: Services, id: string): Promise<Refused | null> {
  const found = await sql<Refused>`
    select m.from_address as address, m.from_name as name, u.id::text as user_id, coalesce(u.language, 'fr') as language,
      m.entity_id::text as entity_id, m.subject, m.message_id, m.decision,
      exists (select 1 from outgoing_mail o where o.address = m.from_address and o.headers ? ${mark}::text
        and o.created_at > ${now()}::timestamptz - interval '1 day') as is_answered
    from incoming_mail m left join app_user u on u.id = m.sender_id and u.deleted_at is null
    where m.id = ${id} and m.state = 'refused' and m.answers_refusal and not m.is_automatic and m.from_address is not null`.execute(
    db,
  )
  return found.rows[0] ?? null
}

export async function answerRefusal(services: Services, event: OutboxEvent): Promise<void> {
  if (event.recordId === null || event.data.state !== 'refused' || event.data.answersRefusal !== true) return
  const mail = await refusedMail(services, event.recordId)
  if (mail === null || mail.isAnswered) return
  const settings = await readMailSettings(services.db)
  const text = (key: string, params: Record<string, string> = {}) =>
    say(mail.language, `notifications.mail.refusal.${key}`, params)
  const reason = String(mail.decision.find(({ code }) => code === 'refused_by_rule')?.params?.reason ?? '')
  const lines = [text('said', { subject: mail.subject }), ...(reason === '' ? [] : [reason]), text('otherwise')]
  const words = [...lines, ...(settings.footer === null ? [] : [settings.footer])].join('\n\n')
  const ids: Record<string, string> =
    mail.messageId === null ? {} : { 'In-Reply-To': mail.messageId, References: mail.messageId }
  await insertMails(services, [
    {
      userId: mail.userId,
      address: mail.address,
      addressName: mail.name,
      language: mail.language,
      family: 'requests',
      entityId: mail.entityId,
      recordKind: 'none',
      recordId: null,
      subject: oneLine(text('subject', { subject: mail.subject })),
      bodyText: words,
      bodyHtml: `<!doctype html><html lang="${mail.language}"><head><meta charset="utf-8"><title>${escapeHtml(mail.subject)}</title></head><body>${htmlOfPlain(words)}</body></html>`,
      secrets: [],
      headers: { ...ids, [mark]: '1', 'Auto-Submitted': 'auto-replied' },
      messageId: messageIdOf(services, event),
      state: settings.enabled ? 'waiting' : 'held',
      notices: [],
    },
  ])
}

/** The same at each handling of the event: a second one cannot be written. */
function messageIdOf({ publicUrl }: Services, { changeId }: OutboxEvent): string {
  const hash = createHash('sha256').update(`refusal ${changeId}`).digest('hex').slice(0, 32)
  return `<refusal.${hash}@${mailDomain(publicUrl)}>`
}
