import { escapeHtml } from '../../../../shared/escape-html.ts'
import type { NoticeEventName } from '../../../../shared/notifications/notice-events.ts'
import type { Reason } from '../../../../shared/notifications/recipients.ts'
import { say } from '../../../engine/texts.ts'
import { htmlOfPlain, mailHtml, plainOf } from './mail-words.ts'
import { type SecretSort, secretMark } from './secret-links.ts'

/** What a notice says in a mail. */
export interface Told {
  event: NoticeEventName
  title: string
  about: string
  /** HTML. */
  body: string
  reason: Reason
  at: Date
  /** Address of the record's page; null for whoever has none. */
  link: string | null
  /** The words of a template, already filled, in place of title and body. */
  words: { text: string; html: string } | null
  secret: { sort: SecretSort; index: number } | null
}

export interface MailFrame {
  language: string
  timeZone: string
  publicUrl: string
  subject: string
  /** Head line; the record, or the day of a digest. */
  heading: string
  footer: string | null
  /** An answer to it is read by the house. */
  takesAnswers: boolean
  /** Whether the reader has an account, and so preferences. */
  preferences: string | null
}

/** Text and HTML of a mail, saying the same. */
export function mailParts(frame: MailFrame, told: readonly Told[]): { text: string; html: string } {
  const t = (key: string, params = {}) => say(frame.language, `notifications.mail.${key}`, params)
  const roles = [...new Set(told.map(({ reason }) => say(frame.language, `notifications.role.${reason}`)))]
  const why = t('why', { role: roles.join(', ').toLowerCase() })
  return { text: textOf(frame, told, why, t), html: htmlOf(frame, told, why, t) }
}

type Say = (key: string, params?: Record<string, string>) => string

const moment = ({ language, timeZone }: MailFrame, at: Date): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)

function textOf(frame: MailFrame, told: readonly Told[], why: string, t: Say): string {
  const isOne = new Set(told.map(({ about }) => about)).size === 1
  const parts = told.map((each) => {
    const head = `${each.title}${isOne ? '' : ` – ${each.about}`} (${moment(frame, each.at)})`
    const words = each.words?.text ?? [head, plainOf(each.body)].filter((part) => part !== '').join('\n\n')
    const secret = each.secret === null ? [] : [`${t(each.secret.sort)}\n${secretMark(each.secret.index)}`]
    const link = each.link === null || (isOne && each !== told.at(-1)) ? [] : [`${t('open')}\n${each.link}`]
    return [words, ...secret, ...link].join('\n\n')
  })
  const foot = [
    '-- ',
    why,
    ...(frame.preferences === null ? [] : [`${t('preferences')} ${frame.preferences}`]),
    ...(frame.footer === null ? [] : [frame.footer]),
  ]
  return `${[...(frame.takesAnswers ? [t('above')] : []), frame.heading, ...parts].join('\n\n')}\n\n${foot.join('\n')}\n`
}

const quiet = 'color:#4a5560;font-size:0.875em'
const quote = 'margin:0.5em 0 1em;padding-left:0.75em;border-left:3px solid #b5bec7'
const button =
  'display:inline-block;padding:0.5em 1em;border-radius:6px;background:#1f5c4d;color:#ffffff;text-decoration:none;font-weight:bold'

function htmlOf(frame: MailFrame, told: readonly Told[], why: string, t: Say): string {
  const isOne = new Set(told.map(({ about }) => about)).size === 1
  const { language, publicUrl, preferences, footer } = frame
  const parts = told.map((each) => {
    const head = `<h2 style="font-size:1em;margin:1.25em 0 0">${escapeHtml(each.title)}${isOne ? '' : ` – ${escapeHtml(each.about)}`}</h2>
<p style="${quiet};margin:0">${escapeHtml(moment(frame, each.at))}</p>`
    const said =
      each.body === '' ? '' : `<blockquote style="${quote}">${mailHtml(each.body, publicUrl, language)}</blockquote>`
    const secret =
      each.secret === null
        ? ''
        : `<p><a href="${secretMark(each.secret.index)}" style="${button}">${escapeHtml(t(each.secret.sort))}</a></p>`
    const link =
      each.link === null || (isOne && each !== told.at(-1))
        ? ''
        : `<p><a href="${escapeHtml(each.link)}">${escapeHtml(t('open'))}</a></p>`
    return `${each.words?.html ?? `${head}\n${said}`}\n${secret}\n${link}`
  })
  const above = frame.takesAnswers ? `<p style="${quiet}">${escapeHtml(t('above'))}</p>` : ''
  const choose =
    preferences === null
      ? ''
      : `<br><a href="${escapeHtml(preferences)}" style="color:#4a5560">${escapeHtml(t('preferences'))}</a>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(frame.subject)}</title></head>
<body style="font-family:system-ui,sans-serif;line-height:1.5;color:#1a2026;max-width:42em">
${above}
<main>
<h1 style="font-size:1.25em">${escapeHtml(frame.heading)}</h1>
${parts.join('\n')}
</main>
<hr style="border:none;border-top:1px solid #b5bec7;margin-top:2em">
<footer style="${quiet}"><p>${escapeHtml(why)}${choose}</p>${footer === null ? '' : htmlOfPlain(footer)}</footer>
</body></html>`
}
