/** Clock and calendar as read on the wall of a time zone. `month` 1–12, `weekday` 1 = Monday … 7. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    const options = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    // One calendar and one clock, whatever the machine's language.
    formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { ...options, hourCycle: 'h23', timeZone: zone })
    formatters.set(zone, formatter)
  }
  return formatter
}

/** What the wall shows at this instant. */
export function wallTime(instant: Date, zone: string): WallTime {
  const parts: Record<string, number> = {}
  for (const part of formatterOf(zone).formatToParts(instant))
    if (part.type !== 'literal') parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return { year, month, day, hour, minute, second, millisecond: ((instant.getTime() % 1000) + 1000) % 1000 }
}

const asUtc = (wall: WallTime): number => {
  const date = new Date(Date.UTC(2000, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond))
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day)
  return date.getTime()
}

/**
 * The instant at which the wall shows this. An hour that the spring change leaps over means the one after it;
 * an hour that comes twice in autumn means the first.
 */
export function instantOf(wall: WallTime, zone: string): Date {
  const wanted = asUtc(wall)
  const offsetAt = (time: number) => asUtc(wallTime(new Date(time), zone)) - time
  const day = 86_400_000
  // The offset in force is the one of the day before or the day after; the greater one gives the earlier instant.
  const offsets = [...new Set([offsetAt(wanted - day), offsetAt(wanted + day)])].sort((a, b) => b - a)
  const exact = offsets.map((offset) => wanted - offset).find((time) => offsetAt(time) === wanted - time)
  return new Date(exact ?? wanted - Math.min(...offsets))
}

/** Midnight of a wall day. Days and months beyond their end roll over. */
export function startOfDay(year: number, month: number, day: number, zone: string): Date {
  const rolled = new Date(Date.UTC(2000, 0, 1))
  rolled.setUTCFullYear(year, month - 1, day)
  const wall = { year: rolled.getUTCFullYear(), month: rolled.getUTCMonth() + 1, day: rolled.getUTCDate() }
  return instantOf({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 }, zone)
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (wall: WallTime): number => new Date(asUtc(wall)).getUTCDay() || 7

/** `2026-02-28` as the wall shows the day. */
export function dayText(instant: Date, zone: string): string {
  const wall = wallTime(instant, zone)
  return `${String(wall.year).padStart(4, '0')}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`
}

export type Unit = 'min' | 'h' | 'd' | 'w' | 'm' | 'y'

/**
 * Moves an instant. Minutes and hours are lengths of time; days and more move the calendar and keep the hour on the
 * wall (a month after 31 January is the last day of February).
 */
export function shift(instant: Date, count: number, unit: Unit, zone: string): Date {
  if (unit === 'min') return new Date(instant.getTime() + count * 60_000)
  if (unit === 'h') return new Date(instant.getTime() + count * 3_600_000)
  const wall = wallTime(instant, zone)
  if (unit === 'd' || unit === 'w') return instantOf(moveDays(wall, unit === 'w' ? count * 7 : count), zone)
  const months = wall.year * 12 + wall.month - 1 + (unit === 'y' ? count * 12 : count)
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  return instantOf({ ...wall, year, month, day: Math.min(wall.day, lastDay) }, zone)
}

function moveDays(wall: WallTime, days: number): WallTime {
  const date = new Date(asUtc(wall) + days * 86_400_000)
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
