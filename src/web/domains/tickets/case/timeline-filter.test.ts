import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { filtered, folded } from './timeline-filter.ts'

const item = (type: TimelineItem['type'], changes = 0) =>
  ({ type, changes: Array.from({ length: changes }, () => ({ field: 'status', old: 1, new: 2 })) }) as TimelineItem

describe('the timeline', () => {
  it('shows one sort of thing', () => {
    const items = [
      item('description'),
      item('change', 1),
      item('reply'),
      item('note'),
      item('task'),
      item('solution', 1),
    ]
    const sorts = (filter: Parameters<typeof filtered>[1]) => filtered(items, filter).map(({ type }) => type)
    expect(sorts('all')).toHaveLength(6)
    expect(sorts('messages')).toEqual(['description', 'reply', 'note', 'solution'])
    expect(sorts('tasks')).toEqual(['task'])
    // A solution moved the state: that is history as well.
    expect(sorts('history')).toEqual(['change', 'solution'])
  })

  it('keeps the first thing and the newest in sight', () => {
    expect(folded([1, 2, 3], 5)).toEqual({ head: [1], hidden: 0, tail: [2, 3] })
    expect(folded([1, 2, 3, 4, 5, 6], 2)).toEqual({ head: [1], hidden: 3, tail: [5, 6] })
    expect(folded([], 2)).toEqual({ head: [], hidden: 0, tail: [] })
    const { head, hidden, tail } = folded(Array.from({ length: 100 }), 30)
    expect(head.length + hidden + tail.length).toBe(100)
  })
})
