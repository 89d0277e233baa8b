import { expect, test } from 'vitest'
import { draggedTo } from './calendar-drag.ts'

const bar = {
  startsAt: new Date('2026-10-23T09:00').toISOString(),
  endsAt: new Date('2026-10-23T10:00').toISOString(),
}
const local = (text: string) => new Date(text).toISOString()

test('a bar is pulled by quarters of an hour in a day, and its end never before a quarter after its start', () => {
  const day = { days: 1, grain: 'time', hours: [6, 21] } as const
  expect(draggedTo(bar, 'whole', 2 / 15 + 0.002, day)).toEqual({
    startsAt: local('2026-10-23T11:00'),
    endsAt: local('2026-10-23T12:00'),
  })
  expect(draggedTo(bar, 'end', 1 / 15, day).endsAt).toBe(local('2026-10-23T11:00'))
  expect(draggedTo(bar, 'end', -0.5, day).endsAt).toBe(local('2026-10-23T09:15'))
})

test('by whole days it keeps its hour and its length, over the change of the clocks too', () => {
  const week = { days: 7, grain: 'day', hours: [0, 24] } as const
  expect(draggedTo(bar, 'whole', 3 / 7, week)).toEqual({
    startsAt: local('2026-10-26T09:00'),
    endsAt: local('2026-10-26T10:00'),
  })
  expect(draggedTo(bar, 'whole', 0.04, week)).toEqual(bar)
})
