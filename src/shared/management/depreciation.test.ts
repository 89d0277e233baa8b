import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCents, sumOf, toCents } from './cents.ts'
import { type Depreciation, lawfulCoefficient, netAt, scheduleOf } from './depreciation.ts'

const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const plan: fc.Arbitrary<Depreciation> = fc.record({
  method: fc.constantFrom('linear', 'declining'),
  price: fc.bigInt({ min: 1n, max: 99_999_999_999n }).map(fromCents),
  years: fc.integer({ min: 3, max: 20 }),
  coefficient: fc.constantFrom(null, '1', '1.25', '2.5', '4.75'),
  startsOn: day,
  endsOn: fc.option(day, { nil: null }),
  fiscalMonth: fc.integer({ min: 1, max: 12 }),
})

const euros = (rows: ReturnType<typeof scheduleOf>) => rows.map((row) => row.annuity)
const base = { coefficient: null, endsOn: null, fiscalMonth: 12 } as const

describe('every plan', () => {
  it('adds up to the price, never falls below nothing, and follows on from year to year', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const rows = scheduleOf(given)
        const left = rows.at(-1)?.net ?? given.price
        expect(sumOf([...euros(rows), left])).toBe(given.price)
        for (const [at, row] of rows.entries()) {
          expect(toCents(row.annuity) >= 0n && toCents(row.net) >= 0n).toBe(true)
          expect(row.opening).toBe(rows[at - 1]?.net ?? given.price)
          expect(sumOf([row.opening, `-${row.annuity}`])).toBe(row.net)
          expect(row.part.count).toBeGreaterThan(0)
          expect(row.part.count).toBeLessThanOrEqual(row.part.of)
        }
        expect(new Set(rows.map((row) => row.year)).size).toBe(rows.length)
        expect(rows.length).toBeLessThanOrEqual(given.years + 1)
      }),
      { numRuns: 2000 },
    )
  })

  it('is worth nothing in the end when it stays to the end', () => {
    fc.assert(
      fc.property(plan, (given) => {
        expect(scheduleOf({ ...given, endsOn: null }).at(-1)!.net).toBe('0.00')
      }),
      { numRuns: 1000 },
    )
  })

  it('linear: the same as counting the days of 360 one after the other', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 28 }), (given, date) => {
        // A slow calculator: months of thirty days, one day at a time, in floats.
        const startsOn = `${given.startsOn.slice(0, 8)}${String(date).padStart(2, '0')}`
        const rows = scheduleOf({ ...given, method: 'linear', startsOn, endsOn: null })
        let [year, month] = startsOn.split('-').map(Number) as [number, number]
        let dayOfMonth = date
        const byYear = new Map<string, number>()
        for (let passed = 0; passed < given.years * 360; passed += 1) {
          const end = `${month > given.fiscalMonth ? year + 1 : year}`
          byYear.set(end, (byYear.get(end) ?? 0) + Number(given.price) / (given.years * 360))
          dayOfMonth += 1
          if (dayOfMonth > 30) [dayOfMonth, month] = [1, month + 1]
          if (month > 12) [month, year] = [1, year + 1]
        }
        expect(rows.map((row) => row.year.slice(0, 4))).toEqual([...byYear.keys()])
        for (const row of rows) {
          const slow = byYear.get(row.year.slice(0, 4))!
          expect(Math.abs(Number(row.annuity) - slow)).toBeLessThan(0.011 + slow * 1e-9)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('declining is never behind linear at the end of a year', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const startsOn = `${given.startsOn.slice(0, 7)}-01`
        const whole = { ...given, startsOn, endsOn: null, coefficient: null }
        const falling = scheduleOf({ ...whole, method: 'declining' })
        const equal = scheduleOf({ ...whole, method: 'linear' })
        // Each year is rounded to a cent of its own.
        for (const row of falling)
          expect(toCents(row.net) <= toCents(netAt(equal, given.price, row.year)) + BigInt(given.years)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('worked examples', () => {
  it('linear, five years, used from 1 April: nine months first, three last', () => {
    const rows = scheduleOf({ ...base, method: 'linear', price: '10000.00', years: 5, startsOn: '2024-04-01' })
    expect(euros(rows)).toEqual(['1500.00', '2000.00', '2000.00', '2000.00', '2000.00', '500.00'])
    expect(rows[0]).toMatchObject({ year: '2024-12-31', net: '8500.00', part: { count: 270, of: 360 } })
  })

  it('linear, by days: from 15 April there are 256', () => {
    const [first] = scheduleOf({ ...base, method: 'linear', price: '3600.00', years: 3, startsOn: '2025-04-15' })
    expect(first).toMatchObject({ annuity: '853.33', part: { count: 256, of: 360 } })
  })

  it('declining, five years at 35 %, from January', () => {
    const rows = scheduleOf({ ...base, method: 'declining', price: '20000.00', years: 5, startsOn: '2024-01-20' })
    expect(euros(rows)).toEqual(['7000.00', '4550.00', '2957.50', '2746.25', '2746.25'])
    expect(rows.map((row) => row.method)).toEqual(['declining', 'declining', 'declining', 'linear', 'linear'])
  })

  it('declining, bought on 18 May: eight months of the first year, from the first of the month', () => {
    const rows = scheduleOf({ ...base, method: 'declining', price: '50000.00', years: 5, startsOn: '2023-05-18' })
    expect(euros(rows)).toEqual(['11666.67', '13416.67', '8720.83', '8097.92', '8097.91'])
    expect(rows[0]!.part).toEqual({ count: 8, of: 12 })
  })

  it('a fiscal year that ends in June', () => {
    const rows = scheduleOf({
      ...base,
      fiscalMonth: 6,
      method: 'linear',
      price: '1200.00',
      years: 1,
      startsOn: '2025-01-01',
    })
    expect(rows.map((row) => [row.year, row.annuity])).toEqual([
      ['2025-06-30', '600.00'],
      ['2026-06-30', '600.00'],
    ])
  })

  it('left in the middle: the annuity stops there, the rest stays as net value', () => {
    const rows = scheduleOf({
      ...base,
      method: 'linear',
      price: '4000.00',
      years: 4,
      startsOn: '2024-01-01',
      endsOn: '2025-06-30',
    })
    expect(rows.map((row) => row.annuity)).toEqual(['1000.00', '500.00'])
    expect(rows.at(-1)!.net).toBe('2500.00')
  })

  it('coefficients of the law', () => {
    expect([2, 3, 4, 5, 6, 7, 20].map(lawfulCoefficient)).toEqual([
      null,
      '1.25',
      '1.25',
      '1.75',
      '1.75',
      '2.25',
      '2.25',
    ])
  })
})
