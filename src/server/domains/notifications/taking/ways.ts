import { instantOf, shift, wallTime } from '../../../../shared/conditions/zoned-time.ts'
import { mandatoryFamilies, type NoticeFamily } from '../../../../shared/notifications/notice-events.ts'
import type { NoticeChannel } from '../../../../shared/notifications/notifications.kinds.ts'
import { isNoticeWay, type NoticeWay, preferenceKey } from '../../../../shared/notifications/preferences.ts'

/** How one person is told of one thing. */
export interface Way {
  inInbox: boolean
  mail: 'none' | 'once' | 'digest'
}

/** What a person chose for a family; nothing chosen = as the rules say. What is mandatory reaches the inbox at least. */
export function chosenWay(preferences: Readonly<Record<string, unknown>>, family: NoticeFamily): NoticeWay {
  const chosen = preferences[preferenceKey(family)]
  if (!isNoticeWay(chosen)) return 'once'
  return chosen === 'none' && mandatoryFamilies.includes(family) ? 'inbox' : chosen
}

/** The rule offers channels, the person narrows them. Null = he is not told at all. */
export function wayOf(channels: ReadonlySet<NoticeChannel>, chosen: NoticeWay, hasAddress: boolean): Way | null {
  if (chosen === 'none') return null
  const inInbox = channels.has('inbox')
  const isMailed = channels.has('mail') && hasAddress && chosen !== 'inbox'
  if (!inInbox && !isMailed) return null
  return { inInbox, mail: isMailed ? (chosen === 'digest' ? 'digest' : 'once') : 'none' }
}

/** When the next digest goes out: today at that hour, or tomorrow. */
export function nextDigest(now: Date, hour: number, timeZone: string): Date {
  const today = instantOf({ ...wallTime(now, timeZone), hour, minute: 0, second: 0 }, timeZone)
  return today > now ? today : shift(today, 1, 'd', timeZone)
}
