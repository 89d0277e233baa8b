import { fromCents, share, toCents } from './cents.ts'
import { partsOf } from './months.ts'

export const depreciationMethods = ['none', 'linear', 'declining'] as const
export type DepreciationMethod = (typeof depreciationMethods)[number]

export interface Depreciation {
  method: DepreciationMethod
  /** What it cost, an exact amount. */
  price: string
  years: number
  /** Of the declining method; null = that of the law for the duration. */
  coefficient: string | null
  /** Linear: first day of use. Declining: day of the purchase. */
  startsOn: string
  /** Left the register: no annuity after that day. */
  endsOn: string | null
  /** Month with whose last day the fiscal year ends, 1 to 12. */
  fiscalMonth: number
}

/** One fiscal year. `opening` − `annuity` = `net`. */
export interface Annuity {
  /** Last day of the fiscal year. */
  year: string
  opening: string
  annuity: string
  accumulated: string
  net: string
  /** How this year was reckoned; the declining method ends in equal shares. */
  method: 'linear' | 'declining'
  /** Part of the year that counts: days of 360 (linear), months of 12 (declining). */
  part: { count: number; of: 360 | 12 }
}

export type DepreciationFault = 'noPrice' | 'noYears' | 'noStart' | 'none' | 'tooShort'

/** Least duration of the declining method (article 39 A of the tax code). */
const leastDecliningYears = 3

/**
 * The coefficient of the law for a duration in years (article 24 of annex II of the tax code): 1.25 for 3 and 4 years,
 * 1.75 for 5 and 6, 2.25 beyond. Null = not allowed to decline.
 */
export function lawfulCoefficient(years: number): string | null {
  if (years < leastDecliningYears) return null
  if (years <= 4) return '1.25'
  return years <= 6 ? '1.75' : '2.25'
}

/** Why there is no schedule; null = there is one. */
export function faultOf(given: Partial<Depreciation>): DepreciationFault | null {
  if (given.method === undefined || given.method === 'none') return 'none'
  if (given.price === undefined || toCents(given.price) <= 0n) return 'noPrice'
  if (given.years === undefined || given.years < 1) return 'noYears'
  if (given.startsOn === undefined) return 'noStart'
  return given.method === 'declining' && given.years < leastDecliningYears ? 'tooShort' : null
}

/**
 * The plan of depreciation by fiscal years, in exact cents: the annuities and the last net value make the price.
 *
 * Linear: equal shares of a year of 360 days, from the first day of use. Declining: the net value by the linear rate
 * times the coefficient, in months from the first of the month of purchase; equal shares of what is left as soon as
 * they are more.
 */
export function scheduleOf(given: Depreciation): Annuity[] {
  if (faultOf(given) !== null) return []
  return given.method === 'linear' ? linear(given) : declining(given)
}

/** What it is still worth in the books on the last day of a fiscal year; the price before the first annuity. */
export function netAt(schedule: readonly Annuity[], price: string, day: string): string {
  return schedule.filter((annuity) => annuity.year <= day).at(-1)?.net ?? price
}

function linear({ price, years, startsOn, endsOn, fiscalMonth }: Depreciation): Annuity[] {
  const total = toCents(price)
  const whole = 360 * years
  const used = endsOn === null ? whole : Math.min(whole, Math.max(0, days360(startsOn, endsOn)))
  const rows: Annuity[] = []
  let before = 0
  let accumulated = 0n
  for (let year = firstYearEnd(startsOn, fiscalMonth); before < used; year += 1) {
    const day = lastDay(year, fiscalMonth)
    const elapsed = Math.min(used, days360(startsOn, day))
    // The sum is rounded, not the share: so that the last cent comes out by itself.
    const reached = share(total, BigInt(elapsed), BigInt(whole))
    rows.push(row(day, total, accumulated, reached, 'linear', { count: elapsed - before, of: 360 }))
    before = elapsed
    accumulated = reached
  }
  return rows
}

function declining(given: Depreciation): Annuity[] {
  const { price, years, startsOn, endsOn, fiscalMonth } = given
  const total = toCents(price)
  const [numerator, denominator] = rateOf(given)
  const rows: Annuity[] = []
  let accumulated = 0n
  const first = firstYearEnd(startsOn, fiscalMonth)
  for (let at = 0; at < years && accumulated < total; at += 1) {
    const day = lastDay(first + at, fiscalMonth)
    const months = monthsIn(startsOn, endsOn, day)
    if (months <= 0) break
    const net = total - accumulated
    const left = BigInt(years - at)
    const falling = share(net, numerator * BigInt(months), denominator * 12n)
    const equal = share(net, BigInt(months), left * 12n)
    const isEqual = at > 0 && numerator * left <= denominator
    const isLast = at === years - 1 && months === 12
    const annuity = isLast ? net : isEqual ? equal : falling
    const reached = accumulated + (annuity > net ? net : annuity)
    rows.push(
      row(day, total, accumulated, reached, isEqual || isLast ? 'linear' : 'declining', { count: months, of: 12 }),
    )
    accumulated = reached
  }
  return rows
}

/** The declining rate as a fraction of whole numbers: coefficient ÷ years. */
function rateOf({ years, coefficient }: Depreciation): [bigint, bigint] {
  const [whole = '1', fraction = ''] = (coefficient ?? lawfulCoefficient(years) ?? '1').split('.')
  return [BigInt(whole + fraction.padEnd(4, '0').slice(0, 4)), 10_000n * BigInt(years)]
}

function row(
  year: string,
  total: bigint,
  before: bigint,
  after: bigint,
  method: Annuity['method'],
  part: Annuity['part'],
): Annuity {
  return {
    year,
    opening: fromCents(total - before),
    annuity: fromCents(after - before),
    accumulated: fromCents(after),
    net: fromCents(total - after),
    method,
    part,
  }
}

/** Calendar year in which the fiscal year that contains the day ends. */
function firstYearEnd(day: string, fiscalMonth: number): number {
  const [year, month] = partsOf(day)
  return month <= fiscalMonth ? year : year + 1
}

function lastDay(year: number, month: number): string {
  const date = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Fiscal year that ends on or after a day: its last day. */
export const fiscalYearEnd = (day: string, fiscalMonth: number): string =>
  lastDay(firstYearEnd(day, fiscalMonth), fiscalMonth)

/** Days from `from` to `to`, both included, in months of thirty days; the last day of a month is its thirtieth. */
function days360(from: string, to: string): number {
  const [startYear, startMonth, startDay] = partsOf(from)
  const [endYear, endMonth, endDay] = partsOf(to)
  const isLast = new Date(Date.UTC(endYear, endMonth - 1, endDay + 1)).getUTCDate() === 1
  const [first, last] = [Math.min(startDay, 30), isLast ? 30 : Math.min(endDay, 30)]
  return (endYear - startYear) * 360 + (endMonth - startMonth) * 30 + last - first + 1
}

/** Months of the fiscal year that ends on `day` in which the thing was there; begun months count. */
function monthsIn(startsOn: string, endsOn: string | null, day: string): number {
  const index = (text: string) => partsOf(text)[0] * 12 + partsOf(text)[1]
  const last = endsOn === null ? index(day) : Math.min(index(day), index(endsOn))
  return last - Math.max(index(startsOn), index(day) - 11) + 1
}
