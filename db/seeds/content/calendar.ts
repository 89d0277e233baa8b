/**
 * Working time of the agency, in Paris time. Pure arithmetic: no time-zone database, so that it is fast enough for the
 * large seed (hundreds of thousands of instants). Summer time follows the rule of the Union (directive 2000/84/EC):
 * from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
 */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const MORNING = { from: 8 * 60 + 30, to: 12 * 60 + 30 }
const AFTERNOON = { from: 13 * 60 + 30, to: 18 * 60 }

/** A local day as a whole number (days since 1970-01-01) and the minute within it. */
export interface LocalTime {
  day: number
  minute: number
}

const summerTimes = new Map<number, readonly [number, number]>()

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0)
  return last - new Date(last).getUTCDay() * DAY
}

function summerTime(year: number): readonly [number, number] {
  let known = summerTimes.get(year)
  if (known === undefined) {
    known = [lastSunday(year, 2) + HOUR, lastSunday(year, 9) + HOUR]
    summerTimes.set(year, known)
  }
  return known
}

/** Minutes that Paris is ahead of UTC at this instant (milliseconds). */
export function parisOffset(at: number): number {
  const [from, to] = summerTime(new Date(at).getUTCFullYear())
  return at >= from && at < to ? 120 : 60
}

export function toLocal(at: number): LocalTime {
  const local = at + parisOffset(at) * MINUTE
  const day = Math.floor(local / DAY)
  return { day, minute: (local - day * DAY) / MINUTE }
}

export function fromLocal(day: number, minute: number): number {
  const local = day * DAY + minute * MINUTE
  return local - parisOffset(local - HOUR) * MINUTE
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Easter Sunday as a day number (Meeus, Gregorian). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / DAY
}

const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const holidaysOfYear = new Map<number, ReadonlySet<number>>()

function holidays(year: number): ReadonlySet<number> {
  let known = holidaysOfYear.get(year)
  if (known === undefined) {
    const sunday = easter(year)
    const fixed = FIXED_HOLIDAYS.map((monthDay) => Date.parse(`${year}-${monthDay}T00:00:00Z`) / DAY)
    known = new Set([...fixed, sunday + 1, sunday + 39, sunday + 50])
    holidaysOfYear.set(year, known)
  }
  return known
}

/** Monday to Friday, French public holidays excepted. */
export function isWorkday(day: number): boolean {
  const of = weekday(day)
  return of !== 0 && of !== 6 && !holidays(new Date(day * DAY).getUTCFullYear()).has(day)
}

export function nextWorkday(day: number): number {
  let next = day + 1
  while (!isWorkday(next)) next++
  return next
}

export function previousWorkday(day: number): number {
  let previous = day - 1
  while (!isWorkday(previous)) previous--
  return previous
}

/** The first working minute at or after this local time. */
function openAt({ day, minute }: LocalTime): LocalTime {
  if (!isWorkday(day) || minute >= AFTERNOON.to) return { day: nextWorkday(day), minute: MORNING.from }
  if (minute < MORNING.from) return { day, minute: MORNING.from }
  if (minute >= MORNING.to && minute < AFTERNOON.from) return { day, minute: AFTERNOON.from }
  return { day, minute }
}

/** The instant that comes `minutes` of working time after `at` (8:30–12:30, 13:30–18:00, workdays). */
export function addWorkingMinutes(at: number, minutes: number): number {
  let { day, minute } = openAt(toLocal(at))
  let left = minutes
  for (;;) {
    const end = minute < MORNING.to ? MORNING.to : AFTERNOON.to
    if (left <= end - minute) return fromLocal(day, minute + left)
    left -= end - minute
    const next = openAt({ day, minute: end })
    day = next.day
    minute = next.minute
  }
}

const DAILY_MINUTES = MORNING.to - MORNING.from + AFTERNOON.to - AFTERNOON.from

/** Working minutes between two instants, near enough to plan with: whole days between, plus what is left of both ends. */
export function workingMinutesBetween(from: number, to: number): number {
  const start = openAt(toLocal(from))
  const end = openAt(toLocal(to))
  let minutes = minutesSinceMorning(end.minute) - minutesSinceMorning(start.minute)
  for (let day = start.day; day < end.day; day = nextWorkday(day)) minutes += DAILY_MINUTES
  return Math.max(0, minutes)
}

function minutesSinceMorning(minute: number): number {
  return minute <= MORNING.to ? minute - MORNING.from : minute - MORNING.from - (AFTERNOON.from - MORNING.to)
}

/** `2026-03-05` of an instant, as seen in Paris. */
export function dayText(at: number): string {
  return new Date(toLocal(at).day * DAY).toISOString().slice(0, 10)
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ')

/** `jeudi 5 mars`, `1er avril`: how people write a date. */
export function frenchDate(day: number, withWeekday = false): string {
  const date = new Date(day * DAY)
  const number = date.getUTCDate()
  const text = `${number === 1 ? '1er' : number} ${MONTHS[date.getUTCMonth()]}`
  return withWeekday ? `${WEEKDAYS[weekday(day)]} ${text}` : text
}

export function frenchMonth(day: number): string {
  return MONTHS[new Date(day * DAY).getUTCMonth()] as string
}

/** `9h05`, `14h30`. */
export function frenchTime(minute: number): string {
  const whole = Math.floor(minute)
  return `${Math.floor(whole / 60)}h${String(whole % 60).padStart(2, '0')}`
}
