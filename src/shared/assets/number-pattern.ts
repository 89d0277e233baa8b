/** `PC-{year}-{0000}` → what is fixed, and how wide the counter is. */
export interface NumberPattern {
  /** Text around the counter for a day: `PC-2026-`. */
  before: (day: Day) => string
  after: (day: Day) => string
  width: number
  /** Numbers start anew with each of these: `2026`, `2026-11`, `` = never. */
  period: (day: Day) => string
}

export interface Day {
  year: number
  month: number
  day: number
}

/** `2026-11-29` in its parts. */
export function dayParts(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

const two = (value: number) => String(value % 100).padStart(2, '0')

/** Null when the pattern has no counter, two of them, or a word nobody knows. */
export function readPattern(pattern: string): NumberPattern | null {
  const counters = [...pattern.matchAll(/\{(0{1,8})\}/g)]
  if (counters.length !== 1) return null
  const rest = pattern.replace(/\{(?:0{1,8}|year|yy|month|day)\}/g, '')
  if (/[{}]/.test(rest)) return null
  const [whole, zeros] = counters[0]! as unknown as [string, string]
  const at = pattern.indexOf(whole)
  const fill = (text: string) => (on: Day) =>
    text
      .replaceAll('{year}', String(on.year))
      .replaceAll('{yy}', two(on.year))
      .replaceAll('{month}', two(on.month))
      .replaceAll('{day}', two(on.day))
  const hasYear = /\{(?:year|yy)\}/.test(pattern)
  const hasMonth = pattern.includes('{month}')
  const hasDay = pattern.includes('{day}')
  return {
    before: fill(pattern.slice(0, at)),
    after: fill(pattern.slice(at + whole.length)),
    width: zeros.length,
    period: ({ year, month, day }) =>
      [...(hasYear ? [String(year)] : []), ...(hasMonth ? [two(month)] : []), ...(hasDay ? [two(day)] : [])].join('-'),
  }
}

export const numberText = (pattern: NumberPattern, day: Day, number: number): string =>
  `${pattern.before(day)}${String(number).padStart(pattern.width, '0')}${pattern.after(day)}`
