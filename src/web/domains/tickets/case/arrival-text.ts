import type { TFunction } from 'i18next'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'

/** "Karim Benali a répondu": what a new item of the timeline is, in a sentence. */
export function arrivalText(t: TFunction, item: TimelineItem): string {
  if (item.type === 'change') return `${item.by} ${t(`history.${item.action ?? 'ticket.update'}`)}`
  return t(`tickets.entry.${item.verb ?? item.type}`, { name: item.by })
}
