const minute = 60
const hour = 60 * minute
const day = 24 * hour

const units: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [45 * minute, minute, 'minute'],
  [22 * hour, hour, 'hour'],
  [26 * day, day, 'day'],
  [320 * day, 30 * day, 'month'],
  [Number.POSITIVE_INFINITY, 365 * day, 'year'],
]

/**
 * An instant as people say it: "il y a 5 minutes", "hier", "dans 3 jours". Days are calendar days of the reader,
 * so that yesterday evening is "hier" this morning.
 */
export function relativeTime(instant: Date, now: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const seconds = (instant.getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) < 45) return format.format(0, 'second')
  if (Math.abs(seconds) > 6 * hour && Math.abs(seconds) < 6 * day) {
    const days = calendarDays(now, instant)
    if (days !== 0) return format.format(days, 'day')
  }
  const [, size, unit] = units.find(([limit]) => Math.abs(seconds) < limit)!
  return format.format(Math.sign(seconds) * Math.round(Math.abs(seconds) / size), unit)
}

const calendarDays = (from: Date, to: Date): number =>
  Math.round((new Date(to).setHours(12, 0, 0, 0) - new Date(from).setHours(12, 0, 0, 0)) / (day * 1000))

/** The exact instant in the reader's words and zone. */
export const exactTime = (instant: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(instant)
