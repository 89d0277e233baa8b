/**
 * The same questions answered minute by minute, for tests: walks the clock, asks the wall what it shows, counts. Shares
 * nothing with work-time.ts and due.ts but the shapes of what is asked.
 */
import type { Pause, Promised } from '../../src/shared/service-levels/due.ts'
import type { WorkCalendar } from '../../src/shared/service-levels/work-time.ts'

const minute = 60_000

interface Wall {
  year: number
  month: number
  day: number
  weekday: number
  minutes: number
  /** Tells days apart. */
  key: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const formatters = new Map<string, Intl.DateTimeFormat>()
const seen = new Map<string, Map<number, Wall>>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}

/** The wall is asked every quarter of an hour: no clock is ever changed in between. */
function quarterAt(zone: string, time: number): Wall {
  const walls = seen.get(zone) ?? new Map<number, Wall>()
  seen.set(zone, walls)
  const quarter = Math.floor(time / (15 * minute)) * 15 * minute
  let wall = walls.get(quarter)
  if (wall === undefined) {
    const parts = Object.fromEntries(
      formatterOf(zone)
        .formatToParts(quarter)
        .map((part) => [part.type, part.value]),
    )
    const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)]
    wall = {
      year,
      month,
      day,
      weekday: weekdays.indexOf(parts.weekday!) + 1,
      minutes: Number(parts.hour) * 60 + Number(parts.minute),
      key: year * 10_000 + month * 100 + day,
    }
    walls.set(quarter, wall)
  }
  return wall
}

const minutesAt = (zone: string, time: number): number =>
  quarterAt(zone, time).minutes + Math.floor((time % (15 * minute)) / minute)

/** Easter Sunday after Gauss, as `MM-DD`. */
function easter(year: number): Date {
  const a = year % 19
  const k = Math.floor(year / 100)
  const p = Math.floor((13 + 8 * k) / 25)
  const q = Math.floor(k / 4)
  const m = (15 - p + k - q) % 30
  const n = (4 + k - q) % 7
  const d = (19 * a + m) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
  let day = 22 + d + e
  if (d === 29 && e === 6) day = 50
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) day = 49
  return new Date(Date.UTC(year, 2, day))
}

const overseas: Record<string, string> = {
  'fr-alsace-moselle': '12-26',
  'fr-guadeloupe': '05-27',
  'fr-martinique': '05-22',
  'fr-guyane': '06-10',
  'fr-reunion': '12-20',
  'fr-mayotte': '04-27',
}

const two = (value: number) => String(value).padStart(2, '0')

function isHoliday(calendar: WorkCalendar, wall: Wall): boolean {
  if (calendar.holidays === 'none') return false
  const text = `${two(wall.month)}-${two(wall.day)}`
  if (['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].includes(text)) return true
  if (overseas[calendar.holidays] === text) return true
  const moving = calendar.holidays === 'fr-alsace-moselle' ? [1, 39, 50, -2] : [1, 39, 50]
  return moving.some((shift) => {
    const date = new Date(easter(wall.year).getTime() + shift * 86_400_000)
    return date.getUTCMonth() + 1 === wall.month && date.getUTCDate() === wall.day
  })
}

function isClosedDay(calendar: WorkCalendar, wall: Wall): boolean {
  const whole = `${wall.year}-${two(wall.month)}-${two(wall.day)}`
  const part = whole.slice(5)
  return calendar.closings.some(({ from, to, yearly }) => {
    if (!yearly) return whole >= from && whole <= to
    const [a, b] = [from.slice(5), to.slice(5)]
    return a <= b ? part >= a && part <= b : part >= a || part <= b
  })
}

interface Known {
  days: Map<number, boolean>
  /** Of each minute of the week, whether it is an open one. */
  week: Uint8Array
}

const calendars = new WeakMap<WorkCalendar, Known>()

function knownOf(calendar: WorkCalendar): Known {
  let known = calendars.get(calendar)
  if (known === undefined) {
    known = { days: new Map(), week: new Uint8Array(8 * 1440) }
    for (const { day, from, to } of calendar.hours) for (let at = from; at < to; at++) known.week[day * 1440 + at] = 1
    calendars.set(calendar, known)
  }
  return known
}

function isOpen(calendar: WorkCalendar | null, time: number): boolean {
  if (calendar === null) return true
  const wall = quarterAt(calendar.zone, time)
  const { days, week } = knownOf(calendar)
  if (week[wall.weekday * 1440 + wall.minutes + Math.floor((time % (15 * minute)) / minute)] !== 1) return false
  let isWorked = days.get(wall.key)
  if (isWorked === undefined) {
    isWorked = !isHoliday(calendar, wall) && !isClosedDay(calendar, wall)
    days.set(wall.key, isWorked)
  }
  return isWorked
}

const isPaused = (pauses: readonly Pause[], time: number): boolean =>
  pauses.some((pause) => time >= pause.from && (pause.to === null || time < pause.to))

const dayKey = (zone: string, time: number): number => quarterAt(zone, time).key

export function slowWorked(calendar: WorkCalendar | null, from: number, to: number): number {
  let count = 0
  for (let time = from; time < to; time += minute) if (isOpen(calendar, time)) count += 1
  return count * minute
}

/** null = the clock stands still. */
export function slowDue(promised: Promised, start: number, pauses: readonly Pause[]): number | null {
  const due = promised.unit === 'days' ? slowDays(promised, start, pauses) : slowMinutes(promised, start, pauses)
  if (due === null || !promised.endOfDay) return due
  const { calendar, zone } = promised
  const place = calendar?.zone ?? zone
  // An instant that ends an open time belongs to that day.
  const inside = isOpen(calendar, due - minute) ? due - minute : due
  let end = due
  for (let time = inside; dayKey(place, time) === dayKey(place, inside); time += minute)
    if (isOpen(calendar, time)) end = time + minute
  return end
}

/** The clock runs while it is open and not paused. */
function slowMinutes({ calendar, amount, unit }: Promised, start: number, pauses: readonly Pause[]): number | null {
  const wanted = amount * (unit === 'hours' ? 60 : 1)
  let worked = 0
  for (let time = start; ; time += minute) {
    if (worked === wanted) return time
    const still = pauses.find((pause) => pause.to === null && time >= pause.from)
    if (still !== undefined) return null
    if (isOpen(calendar, time) && !isPaused(pauses, time)) worked += 1
  }
}

function slowDays({ calendar, amount, zone }: Promised, start: number, pauses: readonly Pause[]): number | null {
  let time = start
  while (!isOpen(calendar, time)) time += minute
  const place = calendar?.zone ?? zone
  const wanted = minutesAt(place, time)
  let day = dayKey(place, time)
  let left = amount
  let due: number | null = null
  let lastOpen = time
  for (; due === null; time += minute) {
    if (!isOpen(calendar, time)) continue
    const today = dayKey(place, time)
    if (today !== day) {
      if (left === 0) {
        due = lastOpen + minute
        break
      }
      left -= 1
      day = today
    }
    lastOpen = time
    if (left === 0 && minutesAt(place, time) >= wanted) due = time
  }
  // Each open minute of a pause that began before the due instant moves it by an open minute.
  const isHeld = (at: number, until: number) =>
    pauses.some((pause) => at >= pause.from && pause.from < until && (pause.to === null || at < pause.to))
  for (let at = start; at < due || isHeld(at, due); at += minute) {
    if (!isPaused(pauses, at)) continue
    if (pauses.some((pause) => pause.to === null && at >= pause.from)) return null
    if (!isOpen(calendar, at)) continue
    while (!isOpen(calendar, due)) due += minute
    due += minute
  }
  return due
}
