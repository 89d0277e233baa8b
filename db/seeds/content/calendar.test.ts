import { describe, expect, it } from 'vitest'
import {
  addWorkingMinutes,
  DAY,
  dayText,
  easter,
  frenchDate,
  frenchTime,
  fromLocal,
  isWorkday,
  toLocal,
  weekday,
  workingMinutesBetween,
} from './calendar.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY
const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()

describe('Paris time', () => {
  it('follows summer and winter time', () => {
    expect(iso(fromLocal(day('2026-07-14'), 9 * 60))).toBe('2026-07-14T07:00:00.000Z')
    expect(iso(fromLocal(day('2026-01-14'), 9 * 60))).toBe('2026-01-14T08:00:00.000Z')
    expect(toLocal(at('2026-03-29T00:59:00Z')).minute).toBe(119)
    expect(toLocal(at('2026-03-29T01:00:00Z')).minute).toBe(180)
    expect(toLocal(at('2026-10-25T01:00:00Z')).minute).toBe(120)
  })

  it('agrees with the runtime over four years', () => {
    const paris = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    for (
      let instant = at('2024-01-01T00:30:00Z');
      instant < at('2028-01-01T00:00:00Z');
      instant += 5 * 3600_000 + 60_000
    ) {
      const { minute } = toLocal(instant)
      const text = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      expect(text).toBe(paris.format(instant))
    }
  })
})

describe('workdays', () => {
  it('knows Easter and the holidays that hang on it', () => {
    expect(easter(2026)).toBe(day('2026-04-05'))
    expect(easter(2024)).toBe(day('2024-03-31'))
    expect(isWorkday(day('2026-04-06'))).toBe(false)
    expect(isWorkday(day('2026-05-14'))).toBe(false)
    expect(isWorkday(day('2026-05-25'))).toBe(false)
    expect(isWorkday(day('2026-05-15'))).toBe(true)
  })

  it('leaves out week-ends and fixed holidays', () => {
    expect(weekday(day('2026-11-24'))).toBe(2)
    expect(isWorkday(day('2026-11-21'))).toBe(false)
    expect(isWorkday(day('2025-12-25'))).toBe(false)
  })
})

describe('working minutes', () => {
  it('skips nights, lunch and week-ends', () => {
    expect(iso(addWorkingMinutes(at('2026-11-20T16:30:00Z'), 60))).toBe('2026-11-23T08:00:00.000Z')
    expect(iso(addWorkingMinutes(at('2026-11-24T11:00:00Z'), 60))).toBe('2026-11-24T13:00:00.000Z')
    expect(iso(addWorkingMinutes(at('2026-11-22T10:00:00Z'), 0))).toBe('2026-11-23T07:30:00.000Z')
  })

  it('adds what it measures', () => {
    const from = at('2026-11-20T09:12:00Z')
    for (const minutes of [1, 59, 240, 511, 3000])
      expect(workingMinutesBetween(from, addWorkingMinutes(from, minutes))).toBeCloseTo(minutes, 5)
  })
})

describe('how people write dates', () => {
  it('in French', () => {
    expect(frenchDate(day('2026-03-01'))).toBe('1er mars')
    expect(frenchDate(day('2026-08-12'), true)).toBe('mercredi 12 août')
    expect(frenchTime(545)).toBe('9h05')
    expect(dayText(at('2026-03-04T23:30:00Z'))).toBe('2026-03-05')
  })
})
