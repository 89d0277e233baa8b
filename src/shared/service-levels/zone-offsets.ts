import { wallTime } from '../conditions/zoned-time.ts'

const dayMs = 86_400_000

/** A stretch of time in which the clocks of a zone keep one distance from UTC. `to` is excluded. */
export interface Stretch {
  from: number
  to: number
  /** Wall time minus UTC, in milliseconds. */
  offset: number
}

function offsetAt(zone: string, time: number): number {
  const wall = wallTime(new Date(time), zone)
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond)
  return asUtc - time
}

const years = new Map<string, Stretch[]>()

/** The stretches of a year (UTC) of a zone: its days are looked at once, changes are found to the second. */
function stretchesOf(zone: string, year: number): Stretch[] {
  const key = `${zone} ${year}`
  const known = years.get(key)
  if (known !== undefined) return known
  const end = Date.UTC(year + 1, 0, 1)
  const found: Stretch[] = []
  let from = Date.UTC(year, 0, 1)
  let offset = offsetAt(zone, from)
  for (let day = from + dayMs; day <= end; day += dayMs) {
    const next = offsetAt(zone, day)
    if (next === offset) continue
    const at = changeBetween(zone, day - dayMs, day, offset)
    found.push({ from, to: at, offset })
    from = at
    offset = next
  }
  if (from < end) found.push({ from, to: end, offset })
  years.set(key, found)
  return found
}

function changeBetween(zone: string, before: number, after: number, offset: number): number {
  let [low, high] = [before, after]
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (offsetAt(zone, middle) === offset) low = middle
    else high = middle
  }
  return high
}

/** Stretches of a zone that meet the time between two instants, in order. */
export function stretchesBetween(zone: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  const last = new Date(to).getUTCFullYear()
  for (let year = new Date(from).getUTCFullYear(); year <= last; year++)
    for (const stretch of stretchesOf(zone, year)) if (stretch.to > from && stretch.from < to) found.push(stretch)
  return found
}
