import { own, type Tree } from './tree.ts'
import { cleanText } from './values.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * `YYYY-MM-DD` of the date under `name`; null when absent, impossible or before 1980 (`1970-01-01` and `0000/00/00` are how
 * agents say "unknown"). Forms seen: `2025-04-20`, `2025/04/20 00:00:00`, `20250420`, `20250420104500.000000+060`,
 * `20/04/2025`, `Tue May 20 00:00:00 2025`, `20 May 2025`. `05/06/2023` is read day first, except when it cannot be, or with
 * `monthFirst` (SMBIOS dates are month first by definition).
 */
export function date(row: Tree | null, name: string, monthFirst = false): string | null {
  const value = cleanText(own(row, name), 64)
  return value === null ? null : parseDate(value, monthFirst)
}

export function parseDate(value: string, monthFirst = false): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(value)
  if (iso !== null) return day(iso[1], iso[2], iso[3])
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6}|$|[T .])/.exec(value)
  if (compact !== null) return day(compact[1], compact[2], compact[3])
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(value)
  if (european !== null) return slashed(european[1] as string, european[2] as string, european[3] as string, monthFirst)
  return spelled(value)
}

function slashed(first: string, second: string, year: string, monthFirst: boolean): string | null {
  const full = year.length === 4 ? year : Number(year) >= 80 ? `19${year}` : `20${year}`
  return monthFirst
    ? (day(full, first, second) ?? day(full, second, first))
    : (day(full, second, first) ?? day(full, first, second))
}

/** English month names, in either order, with a year of four digits somewhere. */
function spelled(value: string): string | null {
  const match =
    /\b(?:(\d{1,2})[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:[ -](\d{1,2})\b)?/i.exec(value)
  const year = /\b(?:19|20)\d{2}\b/.exec(value)
  if (match === null || year === null) return null
  const number = match[1] ?? match[3]
  return number === undefined
    ? null
    : day(year[0], String(months.indexOf((match[2] as string).toLowerCase()) + 1), number)
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const y = Number(year)
  const m = Number(month)
  const d = Number(date)
  if (y < 1980 || y > 2100 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
