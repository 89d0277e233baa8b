const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** The parts of `YYYY-MM-DD`. */
export function partsOf(day: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month, date]
}

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The same day `months` later (or before); the last of the month where that day does not exist: 31 January + 1 = 28 February. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = partsOf(day)
  const total = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  return `${pad(newYear, 4)}-${pad(newMonth)}-${pad(Math.min(date, lastDayOf(newYear, newMonth)))}`
}

export function addDays(day: string, days: number): string {
  const [year, month, date] = partsOf(day)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Days from one day to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** A period of `months` that begins on `start` ends on this day. */
export const lastDayAfter = (start: string, months: number): string => addDays(addMonths(start, months), -1)
