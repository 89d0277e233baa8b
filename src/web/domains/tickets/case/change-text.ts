import type { TFunction } from 'i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { TimelineChange, TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { isLong, labelOf, sideText } from '../../../engine/record/history.ts'

const levels = new Set(['urgency', 'impact', 'priority'])
const links = new Set([
  'requester',
  'observer',
  'assignee',
  'asset',
  'software',
  'attachment',
  'mergedInto',
  'mergedFrom',
  'splitInto',
  'splitFrom',
])

/** What a verb's own sentence says already. */
const saidByVerb: Record<string, readonly string[]> = {
  'ticket.take': ['assignee', 'status'],
  'ticket.wait': ['status'],
  'ticket.resume': ['status'],
  'ticket.close': ['status'],
  'ticket.accept': ['status'],
  'ticket.refuse': ['status'],
  'ticket.reopen': ['status'],
  'ticket.merge': ['status', 'requester', 'observer', 'assignee', 'asset'],
  'ticket.unmerge': ['status', 'requester', 'observer', 'assignee', 'asset'],
}

/** Changes worth a word beside the sentence of the act. */
export const toldChanges = (item: TimelineItem): TimelineChange[] =>
  item.changes.filter((change) => !(saidByVerb[item.action ?? ''] ?? []).includes(change.field))

/** One change in a few words: "Priorité : Moyenne → Haute", "Attribué à : Karim Benali", "Matériel retiré : PC-12". */
export function changeText(t: TFunction, change: TimelineChange): string {
  const label = labelOf(t, ticketKind, change.field)
  if (change.field === 'reason') return t('desk.change.reason', { reason: String(change.new) })
  if (isLong(ticketKind, change)) return t('desk.change.rewritten', { field: label })
  const side = (which: 'old' | 'new') =>
    levels.has(change.field)
      ? t(`kind.ticket.choice.${change.field}.${String(change[which])}`)
      : sideText(t, ticketKind, change, which)
  if (links.has(change.field))
    return change.new === null
      ? t('desk.change.gone', { field: label, value: side('old') })
      : t('desk.change.set', { field: label, value: side('new') })
  if (change.old === null) return t('desk.change.set', { field: label, value: side('new') })
  return t('desk.change.moved', { field: label, old: side('old'), new: side('new') })
}
