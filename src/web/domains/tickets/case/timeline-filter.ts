import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'

export const timelineFilters = ['all', 'messages', 'tasks', 'history'] as const
export type TimelineFilter = (typeof timelineFilters)[number]

const types: Record<TimelineFilter, readonly TimelineItem['type'][]> = {
  all: ['description', 'reply', 'note', 'task', 'solution', 'change'],
  messages: ['description', 'reply', 'note', 'solution'],
  tasks: ['task'],
  history: ['change'],
}

export const isFilter = (text: string | undefined): text is TimelineFilter =>
  (timelineFilters as readonly (string | undefined)[]).includes(text)

/** Items of one sort. What changed by the act of an entry is history too. */
export const filtered = (items: readonly TimelineItem[], filter: TimelineFilter): TimelineItem[] =>
  items.filter((item) => types[filter].includes(item.type) || (filter === 'history' && item.changes.length > 0))

/** The beginning and the end of a long list, and how many lie between. */
export function folded<T>(items: readonly T[], shown: number): { head: T[]; hidden: number; tail: T[] } {
  if (items.length <= shown + 1) return { head: items.slice(0, 1), hidden: 0, tail: items.slice(1) }
  return { head: items.slice(0, 1), hidden: items.length - shown - 1, tail: items.slice(-shown) }
}
