import type { Hours } from '../../../shared/service-levels/work-time.ts'

const two = (value: number) => String(value).padStart(2, '0')
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`

/** Hours of a day as people write them: `8:30-12:30, 13:30-17:30`. */
export const hoursText = (hours: readonly Hours[], day: number): string =>
  hours
    .filter((each) => each.day === day)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
    .join(', ')

const part = /^(\d{1,2})(?:[:h.](\d{2})?)?\s*[-–à]\s*(\d{1,2})(?:[:h.](\d{2})?)?$/

/** Reads such a text; null = it cannot be read. `8h30 - 12h30`, `8-12` and `0-24` are understood too. */
export function readHours(text: string, day: number): Hours[] | null {
  const found: Hours[] = []
  for (const piece of text.split(/[,;]/).map((each) => each.trim())) {
    if (piece === '') continue
    const match = part.exec(piece)
    if (match === null) return null
    const [, h1, m1 = '0', h2, m2 = '0'] = match
    const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
    if (Number(m1) > 59 || Number(m2) > 59 || to > 1440 || from >= to) return null
    found.push({ day, from, to })
  }
  return found
}
