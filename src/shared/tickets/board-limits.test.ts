import { expect, test } from 'vitest'
import { limitOf } from './board-limits.ts'

test('a column has the limit of its state, or that of every person or group', () => {
  const limits = { assigned: 12, person: 5 }
  expect(limitOf(limits, 'status', 'assigned')).toBe(12)
  expect(limitOf(limits, 'status', 'solved')).toBeNull()
  // A person whose id is the name of nothing.
  expect(limitOf(limits, 'assignee.user', '7')).toBe(5)
  expect(limitOf(limits, 'assignee.user', null)).toBeNull()
  expect(limitOf(limits, 'assignee.group', '7')).toBeNull()
  expect(limitOf(limits, 'priority', '5')).toBeNull()
})
