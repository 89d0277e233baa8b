import type { TFunction } from 'i18next'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'

const verbs: Record<string, string> = {
  'ticket.resume': 'resumed',
  'ticket.close': 'closed',
  'ticket.reopen': 'reopened',
}

/** What happened, for whoever waits: null for what is only the desk's affair (priority, category…). */
export function eventText(t: TFunction, item: TimelineItem): string | null {
  const of = (field: string) => item.changes.findLast((change) => change.field === field && change.new !== null)
  if (item.action === 'ticket.take') return t('portal.event.taken', { name: item.by })
  const reason = of('reason')
  if (reason !== undefined) {
    const text = String(reason.new)
    return /^(en attente|waiting)/i.test(text) ? text : t('portal.event.waiting', { reason: text })
  }
  const assignee = of('assignee')
  if (assignee?.newText) return t('portal.event.assigned', { name: assignee.newText })
  const verb = verbs[item.action ?? '']
  return verb === undefined ? null : t(`portal.event.${verb}`)
}
