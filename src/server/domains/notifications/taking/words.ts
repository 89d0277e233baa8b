import type { NoticeEventName } from '../../../../shared/notifications/notice-events.ts'
import { say } from '../../../engine/texts.ts'
import type { Facts } from './facts.ts'

const longest = 300

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** One line of text: what came from people must not bring line breaks into subjects and lists. */
export const oneLine = (text: string): string => cut(text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim())

/** What happened, in the reader's language: `Marie Durand a répondu`. */
export function titleOf(meaning: NoticeEventName, { event, by, about }: Facts, language: string): string {
  const { data } = event
  const verdict = event.event.slice(event.event.indexOf('.') + 1)
  const dueOn = typeof data.dueOn === 'string' ? new Date(data.dueOn) : null
  return oneLine(
    say(language, `notifications.said.${meaning}`, {
      by: by ?? say(language, 'notifications.house'),
      verdict,
      day:
        dueOn === null ? '' : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(dueOn),
      name: about,
    }),
  )
}
