import { describe, expect, test } from 'vitest'
import { agendaOf, daysOf, lanesOf, placeOf, turned } from './calendar-days.ts'

const local = (text: string) => new Date(text).toISOString()
const span = (startsAt: string, endsAt: string) => ({
  startsAt: local(startsAt),
  endsAt: local(endsAt),
})

describe('the picture of a calendar', () => {
  test('a week begins on Monday, a month on the first', () => {
    expect(daysOf('2026-11-29', 'week').map((day) => day.format('DD'))).toEqual([
      '23',
      '24',
      '25',
      '26',
      '27',
      '28',
      '29',
    ])
    expect(daysOf('2026-02-10', 'month').length).toBe(28)
    expect(turned('2026-01-31', 'month', 1)).toBe('2026-02-28')
  })
  test('places what it shows, cuts what goes over its edges, leaves out the rest', () => {
    const week = daysOf('2026-11-25', 'week')
    expect(placeOf(span('2026-11-23T00:00', '2026-11-24T12:00'), week)!.width).toBeCloseTo((1.5 / 7) * 100)
    expect(placeOf(span('2026-11-20T00:00', '2026-11-24T00:00'), week)).toMatchObject({ from: 0 })
    expect(placeOf(span('2026-11-20T00:00', '2026-11-22T00:00'), week)).toBeNull()
  })
  test('an agenda has each span under every day that it touches', () => {
    const agenda = agendaOf([span('2026-11-24T10:00', '2026-11-26T08:00')], daysOf('2026-11-25', 'week'))
    expect(agenda.flatMap(({ day, spans }) => (spans.length > 0 ? [day.format('DD')] : []))).toEqual(['24', '25', '26'])
  })
  test('what overlaps lies in lanes, what follows takes a free one', () => {
    const { placed, lanes } = lanesOf([
      span('2026-11-24T12:00', '2026-11-24T14:00'),
      span('2026-11-24T10:00', '2026-11-24T12:00'),
      span('2026-11-24T11:00', '2026-11-24T13:00'),
    ])
    expect([lanes, placed.map(({ lane }) => lane)]).toEqual([2, [0, 1, 0]])
  })
})
