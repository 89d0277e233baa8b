import { DAY, fromLocal, isWorkday, previousWorkday, toLocal, weekday } from '../calendar.ts'
import type { Random } from '../random.ts'

/** Share of the week by weekday: Monday mornings bring what broke since Friday. */
const WEEKDAY_LOAD = [0, 1.45, 1.1, 0.86, 1, 0.74, 0]
/** January to December: September brings arrivals, August empties the offices. */
const MONTH_LOAD = [1.15, 1, 1.05, 0.9, 0.85, 1, 0.8, 0.48, 1.45, 1.15, 1.05, 0.85]
const BETWEEN_FEASTS = 0.35
/** The desk is used a little more each year. */
const GROWTH_OVER_PERIOD = 0.2

/** From minute, to minute, share of the day. */
const HOURS: readonly (readonly [number, number, number])[] = [
  [7 * 60 + 20, 8 * 60 + 20, 0.03],
  [8 * 60 + 20, 10 * 60 + 30, 0.43],
  [10 * 60 + 30, 12 * 60 + 20, 0.2],
  [13 * 60 + 30, 15 * 60 + 30, 0.21],
  [15 * 60 + 30, 17 * 60 + 50, 0.115],
  [18 * 60, 21 * 60, 0.015],
]

/** How much is opened on a day, 0 when the agency is closed. */
export function loadOf(day: number): number {
  if (!isWorkday(day)) return 0
  const date = new Date(day * DAY)
  const month = date.getUTCMonth()
  const between = month === 11 && date.getUTCDate() > 23 ? BETWEEN_FEASTS : 1
  // The first day after a long closure is heavier than an ordinary one.
  const afterClosure = day - previousWorkday(day) > 3 ? 1.3 : 1
  return (WEEKDAY_LOAD[weekday(day)] as number) * (MONTH_LOAD[month] as number) * between * afterClosure
}

function minuteOfDay(random: Random): number {
  const [from, to] = random.weighted(HOURS, ([, , share]) => share)
  return from + random.next() * (to - from)
}

/** `count` instants between `from` and `now` (milliseconds), in order, as people open tickets. */
export function openingTimes(count: number, from: number, now: number, random: Random): number[] {
  const first = toLocal(from).day
  const last = toLocal(now).day
  const cumulated: number[] = []
  let total = 0
  for (let day = first; day <= last; day++) {
    total += loadOf(day) * (1 + (GROWTH_OVER_PERIOD * (day - first)) / (last - first))
    cumulated.push(total)
  }
  const times: number[] = []
  while (times.length < count) {
    const target = random.next() * total
    const at = fromLocal(first + firstAbove(cumulated, target), minuteOfDay(random)) + random.int(0, 59_999)
    if (at > from && at < now) times.push(Math.floor(at))
  }
  return times.sort((a, b) => a - b)
}

function firstAbove(cumulated: readonly number[], target: number): number {
  let low = 0
  let high = cumulated.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulated[middle] as number) > target) high = middle
    else low = middle + 1
  }
  return low
}
