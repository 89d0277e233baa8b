import { describe, expect, it } from 'vitest'
import { daysOf, periodOf, periodWords } from './relative-time.ts'
import { instantOf, shift, wallTime } from './zoned-time.ts'

const paris = { now: new Date('2026-11-24T10:15:30.500Z'), timeZone: 'Europe/Paris' }
const iso = (value: string, clock = paris) => {
  const period = periodOf(value, clock)
  return period === undefined ? undefined : [period.from.toISOString(), period.to.toISOString()]
}
const at = (value: string, clock = paris) => iso(value, clock)?.[0]

describe('moments', () => {
  it('counts from now', () => {
    expect(iso('now')).toEqual(['2026-11-24T10:15:30.500Z', '2026-11-24T10:15:30.500Z'])
    expect(at('now-30d')).toBe('2026-10-25T10:15:30.500Z')
    expect(at('now-31d')).toBe('2026-10-24T09:15:30.500Z') // over the end of summer time: same hour on the wall
    expect(at('now-90min')).toBe('2026-11-24T08:45:30.500Z')
    expect(at('now-2w')).toBe('2026-11-10T10:15:30.500Z')
    expect(at('now-1m')).toBe('2026-10-24T09:15:30.500Z')
    expect(at('now-1y')).toBe('2025-11-24T10:15:30.500Z')
    expect(at('now-1m+1d')).toBe('2026-10-25T10:15:30.500Z')
  })

  it('keeps a month within its days', () => {
    const zone = 'Europe/Paris'
    expect(shift(new Date('2024-03-31T10:00:00Z'), -1, 'm', zone).toISOString()).toBe('2024-02-29T11:00:00.000Z')
    expect(shift(new Date('2024-02-29T11:00:00Z'), 1, 'y', zone).toISOString()).toBe('2025-02-28T11:00:00.000Z')
    expect(shift(new Date('2026-01-15T11:00:00Z'), -13, 'm', zone).toISOString()).toBe('2024-12-15T11:00:00.000Z')
  })

  it('knows starts, weeks from Monday', () => {
    expect(at('startOfDay')).toBe('2026-11-23T23:00:00.000Z')
    expect(at('startOfWeek')).toBe('2026-11-22T23:00:00.000Z')
    expect(at('startOfMonth-1m')).toBe('2026-09-30T22:00:00.000Z')
    expect(at('startOfYear')).toBe('2025-12-31T23:00:00.000Z')
  })
})

describe('stretches', () => {
  it('knows words', () => {
    expect(iso('today')).toEqual(['2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'])
    expect(iso('yesterday')).toEqual(['2026-11-22T23:00:00.000Z', '2026-11-23T23:00:00.000Z'])
    expect(iso('last-week')).toEqual(['2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z'])
    expect(iso('next-month')).toEqual(['2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z'])
    for (const word of periodWords) expect(iso(word)).toBeDefined()
  })

  it('knows days of 23 and 25 hours', () => {
    const hours = (day: string) => {
      const period = periodOf(day, paris)!
      return (period.to.getTime() - period.from.getTime()) / 3_600_000
    }
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-11-24')).toBe(24)
  })

  it('is as long as what was written', () => {
    expect(iso('2026-02')).toEqual(['2026-01-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z'])
    expect(iso('2026')).toEqual(['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'])
    expect(iso('2026-11-24T09:30')).toEqual(['2026-11-24T08:30:00.000Z', '2026-11-24T08:31:00.000Z'])
    expect(iso('2026-11-24T09:30:15Z')).toEqual(['2026-11-24T09:30:15.000Z', '2026-11-24T09:30:16.000Z'])
    expect(iso('2026-11-24T09:30:15.250+02:00')).toEqual(['2026-11-24T07:30:15.250Z', '2026-11-24T07:30:15.251Z'])
    expect(iso('2026-11-24 09:30:00-0330')).toEqual(['2026-11-24T13:00:00.000Z', '2026-11-24T13:00:01.000Z'])
  })

  it('refuses what is no time', () => {
    const wrong = [
      '',
      '30d',
      'soon',
      '2026-13',
      '2026-02-30',
      '2026-00-10',
      '2026-1-1',
      '2026-11-24T25:00',
      'now-',
      'now-1x',
      'now+99999y',
      `now${'-99999y'.repeat(9)}`,
      'constructor',
      '0000',
      '9999-12-31',
      '2026-11-24T09',
    ]
    for (const value of wrong) expect(periodOf(value, paris), value).toBeUndefined()
  })
})

describe('days', () => {
  it('reads moments and stretches as days of the zone', () => {
    expect(daysOf('now', { now: new Date('2026-11-24T23:30:00Z'), timeZone: 'Europe/Paris' })).toEqual({
      from: '2026-11-25',
      to: '2026-11-26',
    })
    expect(daysOf('now', { now: new Date('2026-11-24T23:30:00Z'), timeZone: 'America/New_York' })).toEqual({
      from: '2026-11-24',
      to: '2026-11-25',
    })
    expect(daysOf('2026-02', paris)).toEqual({ from: '2026-02-01', to: '2026-03-01' })
    expect(daysOf('this-week', paris)).toEqual({ from: '2026-11-23', to: '2026-11-30' })
    expect(daysOf('2026-03-29', paris)).toEqual({ from: '2026-03-29', to: '2026-03-30' })
    expect(daysOf('never', paris)).toBeUndefined()
  })
})

describe('walls', () => {
  it.each(['Europe/Paris', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
    '%s: there and back',
    (zone) => {
      for (let time = Date.UTC(2026, 0, 1, 0, 7, 3, 9); time < Date.UTC(2027, 0, 1); time += 5.3 * 3_600_000) {
        const wall = wallTime(new Date(time), zone)
        const back = instantOf(wall, zone)
        expect(wallTime(back, zone)).toEqual(wall)
        // Only the hour that comes twice is ambiguous; the first one is meant then.
        expect([0, 1_800_000, 3_600_000]).toContain(time - back.getTime())
      }
    },
  )

  it('leaps over the hour that does not exist', () => {
    const wall = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0, millisecond: 0 }
    expect(instantOf(wall, 'Europe/Paris').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
})
