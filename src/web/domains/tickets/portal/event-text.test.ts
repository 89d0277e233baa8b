import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import type { TimelineChange, TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { eventText } from './event-text.ts'

const t = ((key: string, params?: Record<string, string>) =>
  params ? `${key}(${Object.values(params).join()})` : key) as unknown as TFunction
const change = (action: string | null, ...changes: TimelineChange[]) =>
  ({ type: 'change', by: 'Sophie', action, changes }) as TimelineItem

it('tells what matters to whoever waits, in plain words', () => {
  const assigned = { field: 'assignee', old: null, new: 'group:1', newText: 'Support' }
  expect(eventText(t, change('ticket.take', assigned))).toBe('portal.event.taken(Sophie)')
  expect(eventText(t, change('ticket.assign', assigned))).toBe('portal.event.assigned(Support)')
  expect(eventText(t, change('ticket.wait', { field: 'reason', old: null, new: 'Pièce commandée' }))).toBe(
    'portal.event.waiting(Pièce commandée)',
  )
  expect(eventText(t, change('ticket.close'))).toBe('portal.event.closed')
})

it('leaves out what is the desk’s affair', () => {
  expect(eventText(t, change('ticket.update', { field: 'priority', old: 3, new: 4 }))).toBeNull()
  expect(
    eventText(t, change('ticket.assign', { field: 'assignee', old: 'user:2', new: null, oldText: 'x' })),
  ).toBeNull()
  expect(eventText(t, change(null))).toBeNull()
})
