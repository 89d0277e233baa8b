import { noticePage } from '../../../../shared/notifications/notice-page.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { say } from '../../../engine/texts.ts'
import { valuesOf } from '../../tickets/index.ts'
import type { MailSettings } from '../mail-settings.ts'
import { oneLine } from '../taking/words.ts'
import type { DueNotice, MailGroup } from './due-notices.ts'
import { mailParts, type Told } from './mail-parts.ts'
import type { Secret, SecretSort } from './secret-links.ts'
import { fillTemplate, type Template, type TemplateValues, templateOf } from './templates.ts'

export interface Surroundings {
  services: Services
  settings: MailSettings
  templates: readonly Template[]
  /** Null: somebody without an account. */
  reader: Actor | null
}

/** A mail as it is stored; who it goes to, what it says. */
export interface Composed {
  userId: string | null
  address: string
  addressName: string | null
  language: string
  family: string
  entityId: string
  recordKind: string
  recordId: string | null
  subject: string
  bodyText: string
  bodyHtml: string
  secrets: readonly Secret[]
}

/** A reader must be able to tell: longer ones are a sign of something else. */
const mostTold = 50

/** Events whose mail carries a personal link, and which sort of link. */
const secretOf: Partial<Record<DueNotice['event'], SecretSort>> = {
  'approval-asked': 'approve',
  'approval-reminded': 'approve',
  'survey-asked': 'survey',
}

export async function composeMail(surroundings: Surroundings, group: MailGroup): Promise<Composed> {
  const { services, settings, reader } = surroundings
  const notices = group.notices.slice(-mostTold)
  const last = notices.at(-1)!
  const language = last.language
  const secrets: Secret[] = []
  const told: Told[] = []
  let subject: string | null = null
  for (const notice of notices) {
    const words = await wordsOf(surroundings, notice)
    if (words !== null && !group.isDigest) subject = words.subject
    told.push({ ...notice, link: linkOf(services, reader, notice), words, secret: secretIn(notice, notices, secrets) })
  }
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: services.timeZone }).format(
    services.now(),
  )
  const whole = group.isDigest
    ? say(language, 'notifications.mail.digestSubject', { day, count: notices.length })
    : subjectOf(last, subject)
  const frame = {
    language,
    timeZone: services.timeZone,
    publicUrl: services.publicUrl,
    subject: whole,
    heading: group.isDigest ? say(language, 'notifications.mail.digestTitle', { day }) : last.about || last.title,
    footer: settings.footer,
    takesAnswers: last.recordKind === 'ticket' && !group.isDigest,
    preferences: reader === null ? null : `${services.publicUrl}${preferencesPath(reader)}`,
  }
  const { text, html } = mailParts(frame, told)
  return {
    userId: group.userId,
    address: group.address!,
    addressName: last.name,
    language,
    family: last.family,
    entityId: last.entityId,
    recordKind: group.isDigest ? 'none' : last.recordKind,
    recordId: group.isDigest ? null : last.recordId,
    subject: oneLine([settings.subjectPrefix ?? '', whole].filter((part) => part !== '').join(' ')),
    bodyText: text,
    bodyHtml: html,
    secrets,
  }
}

/** The link stands under the last of the notices that ask for the same answer. */
function secretIn(notice: DueNotice, all: readonly DueNotice[], secrets: Secret[]): Told['secret'] {
  const { recordId, userId } = notice
  const sort = secretOf[notice.event]
  if (sort === undefined || userId === null || recordId === null) return null
  const asks = (each: DueNotice) => secretOf[each.event] === sort && each.recordId === recordId
  if (all.findLast(asks) !== notice) return null
  secrets.push({ sort, id: recordId, userId })
  return { sort, index: secrets.length - 1 }
}

export const preferencesPath = ({ shell }: Actor): string =>
  shell === 'desk' ? '/account/notifications' : '/portal/account/notifications'

function linkOf({ publicUrl }: Services, reader: Actor | null, { recordKind, recordId }: DueNotice): string | null {
  const path = reader === null ? null : noticePage(recordKind, recordId, reader.shell)
  return path === null ? null : `${publicUrl}${path}`
}

/** `[#12] Printer broken`: the same for all mails of a case, so that programs keep them together. */
function subjectOf({ recordKind, about, title, language }: DueNotice, ofTemplate: string | null): string {
  const [, number, name] = /^#(\d+) (.*)$/s.exec(about) ?? []
  if (recordKind === 'ticket' && number !== undefined) return `[#${number}] ${ofTemplate ?? name}`
  return ofTemplate ?? (about === '' ? title : say(language, 'notifications.mail.otherSubject', { title, about }))
}

async function wordsOf(
  { services, templates, reader }: Surroundings,
  notice: DueNotice,
): Promise<ReturnType<typeof fillTemplate> | null> {
  const template = templateOf(templates, notice)
  if (template === undefined) return null
  const values = await templateValues(services, reader, notice)
  return fillTemplate(template, values, { publicUrl: services.publicUrl, language: notice.language })
}

const noCase = {
  number: '',
  title: '',
  requester: '',
  assignee: '',
  category: '',
  entity: '',
  location: '',
  assets: '',
  opened: '',
}

/** What the variables of a template stand for. One statement where there is a case. */
export async function templateValues(
  services: Services,
  reader: Actor | null,
  notice: DueNotice,
): Promise<TemplateValues> {
  const { language, recordKind, recordId, byName, title, about, body, reason, name } = notice
  const author = byName ?? say(language, 'notifications.house')
  const telling = { author, now: services.now(), language, timeZone: services.timeZone }
  const ofCase =
    recordKind === 'ticket' && recordId !== null
      ? await valuesOf(services.db, recordId, telling)
      : {
          ...noCase,
          author,
          today: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: services.timeZone }).format(
            telling.now,
          ),
        }
  return {
    ...ofCase,
    event: title,
    by: author,
    about,
    text: body,
    link: linkOf(services, reader, notice) ?? '',
    reason: say(language, `notifications.role.${reason}`),
    person: name ?? '',
  }
}
