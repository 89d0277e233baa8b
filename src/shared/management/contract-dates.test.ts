import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContractTerms, contractDates } from './contract-dates.ts'
import { addDays, addMonths } from './months.ts'
import { holdsByItsKey, spacedRegistration } from './registration.ts'

const terms: ContractTerms = {
  startsOn: '2024-01-01',
  initialMonths: 12,
  renewal: 'tacit',
  renewalMonths: 12,
  renewedTimes: 0,
  noticeMonths: 3,
  terminatedOn: null,
}
const dates = (given: Partial<ContractTerms>, today = '2026-11-28') => contractDates({ ...terms, ...given }, today)

describe('dates of a contract', () => {
  it('tacit: the year that runs, and the last day to stop it', () => {
    expect(dates({})).toMatchObject({ endsOn: '2026-12-31', noticeOn: '2026-09-30', renewsOn: '2027-01-01' })
    expect(dates({}).why.map((reason) => reason.key)).toEqual(['initial', 'tacit', 'notice', 'noMoreNotice'])
    expect(dates({}, '2026-08-01').why.map((reason) => reason.key)).not.toContain('noMoreNotice')
  })

  it('express: only as often as people renewed it', () => {
    expect(dates({ renewal: 'express' })).toMatchObject({ endsOn: '2024-12-31', renewsOn: null })
    expect(dates({ renewal: 'express', renewedTimes: 2, renewalMonths: 6 })).toMatchObject({ endsOn: '2025-12-31' })
  })

  it('none: once, without notice; terminated: on that day; without start or length: no end, and it says why', () => {
    expect(dates({ renewal: 'none' })).toMatchObject({ endsOn: '2024-12-31', noticeOn: null })
    expect(dates({ terminatedOn: '2026-03-15' })).toMatchObject({
      endsOn: '2026-03-15',
      noticeOn: null,
      renewsOn: null,
    })
    expect(dates({ startsOn: null })).toMatchObject({ endsOn: null, why: [{ key: 'noStart' }] })
    expect(dates({ initialMonths: null })).toMatchObject({ endsOn: null, why: [{ key: 'noPeriod' }] })
  })

  it('a tacit one always runs: today lies in its period, notice before its end, periods follow each other', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const length = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(
        day,
        length,
        length,
        fc.integer({ min: 0, max: 12 }),
        day,
        (startsOn, initialMonths, renewalMonths, noticeMonths, today) => {
          const given = { ...terms, startsOn, initialMonths, renewalMonths, noticeMonths }
          const found = contractDates(given, today)
          expect(found.endsOn! >= today).toBe(true)
          expect(found.renewsOn).toBe(addDays(found.endsOn!, 1))
          expect(found.noticeOn! <= found.endsOn!).toBe(true)
          const next = contractDates(given, found.renewsOn!)
          if (found.renewsOn! > startsOn) expect(next.endsOn! > found.endsOn!).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('months end where they end', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2023-12-15', 14)).toBe('2025-02-15')
    // Counted from the start each time: no drift by short months.
    expect(dates({ startsOn: '2024-01-31', initialMonths: 1, renewalMonths: 1 }, '2024-03-10').endsOn).toBe(
      '2024-03-30',
    )
  })
})

describe('registration numbers', () => {
  it.each([
    '732829320',
    '73282932000074',
    '732 829 320 00074',
    '35600000000048',
    'FR44732829320',
    'DE123456788',
    'CHE-109.322.551',
  ])('%s holds', (number) => expect(holdsByItsKey(number)).toBe(true))
  it.each(['732829321', '73282932000075', '7328293200007', 'FR45732829320', 'FR732829320', '1234567890'])(
    '%s does not',
    (number) => expect(holdsByItsKey(number)).toBe(false),
  )
  it('any wrong digit is found out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'73282932000074']
        digits[at] = String((Number(digits[at]) + by) % 10)
        expect(holdsByItsKey(digits.join(''))).toBe(false)
      }),
    )
  })
  it('reads in groups', () => expect(spacedRegistration('73282932000074')).toBe('732 829 320 00074'))
})
