import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { conflict } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { outgoingMailKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { say } from '../../../engine/texts.ts'
import { mailDomain } from '../../../platform/mail/message-id.ts'
import { readMailSettings } from '../mail-settings.ts'
import { insertMails } from '../mails/gather-mails.ts'
import { mailParts } from '../mails/mail-parts.ts'

const onMail = { kind: outgoingMailKind, id: (input: { id: string }) => input.id }

/** A mail that failed, was held or cancelled goes back into the queue. */
export const retryMail = defineAction({
  name: 'outgoing-mail.retry',
  permission: 'mail.send',
  event: 'outgoing-mail.retried',
  input: z.strictObject({ id: idInput }),
  on: onMail,
  run: async (context, { row }) => {
    if (row.state === 'sent') throw conflict('mail_sent')
    const { enabled } = await readMailSettings(context.db)
    if (!enabled) throw conflict('mail_off')
    await sql`update outgoing_mail set leased_until = null where id = ${row.id}`.execute(context.db)
    return context.change(outgoingMailKind, row, { state: 'waiting', tries: 0, nextTryAt: null, lastError: null })
  },
})

/** A mail that has not gone out will not. */
export const cancelMail = defineAction({
  name: 'outgoing-mail.cancel',
  permission: 'mail.send',
  event: 'outgoing-mail.cancelled',
  input: z.strictObject({ id: idInput }),
  on: onMail,
  run: async (context, { row }) => {
    if (row.state === 'sent') throw conflict('mail_sent')
    return context.change(outgoingMailKind, row, { state: 'cancelled', nextTryAt: null })
  },
})

/** Writes a mail to whoever asks for it, to be sent at once (`mails/try-mail.ts`), whether mail is switched on or not. */
export const writeTestMail = defineAction({
  name: 'outgoing-mail.write-test',
  permission: 'mail.send',
  event: 'outgoing-mail.test-written',
  input: z.strictObject({}),
  run: async (context) => {
    const { actor, services, db } = context
    const found = await sql<{ email: string | null; entityId: string }>`
      select email, entity_id::text from app_user where id = ${actor.userId}`.execute(db)
    const person = found.rows[0]
    if (person === undefined || person.email === null) throw conflict('no_address')
    const { language } = actor
    const subject = say(language, 'notifications.mail.testSubject')
    const { footer } = await readMailSettings(db)
    const { text, html } = mailParts(
      {
        language,
        timeZone: services.timeZone,
        publicUrl: services.publicUrl,
        subject,
        heading: subject,
        footer,
        takesAnswers: false,
        preferences: null,
      },
      [
        {
          event: 'job-failed',
          title: say(language, 'notifications.mail.testBody'),
          about: '',
          body: '',
          reason: 'named-user',
          at: context.now,
          link: null,
          words: null,
          secret: null,
        },
      ],
    )
    const messageId = `<${randomUUID()}@${mailDomain(services.publicUrl)}>`
    const mail = { userId: actor.userId, address: person.email, addressName: actor.name, language, family: 'system' }
    const about = {
      entityId: person.entityId,
      recordKind: 'none',
      recordId: null,
      subject,
      bodyText: text,
      bodyHtml: html,
    }
    // Held: the job that sends what waits leaves it alone.
    await insertMails({ db, now: () => context.now }, [
      { ...mail, ...about, secrets: [], headers: {}, messageId, state: 'held', notices: [] },
    ])
    context.tellMore({ messageId })
    return { messageId, address: person.email }
  },
})
