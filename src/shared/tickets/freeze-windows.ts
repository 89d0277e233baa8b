import { conditionSchema } from '../conditions/condition.ts'
import { dayText, instantOf, wallTime } from '../conditions/zoned-time.ts'
import { boolean, choice, date, instant, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { dayNumber, daysFrom, dayTextOf, type MonthWay, monthWays } from '../recurrence/recurrence.ts'

export const freezeRepeats = ['none', 'week', 'month', 'year'] as const
export const freezeEffects = ['refuse', 'warn'] as const

/** When changes are not to be carried out: in an entity and those below it, for those that meet the condition. */
export const freezeWindowKind = defineKind('freeze-window', {
  plural: 'freeze-windows',
  table: 'freeze_window',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    isActive: boolean(),
    effect: choice(freezeEffects, { required: true }),
    startsAt: instant({ required: true, isAppointment: true }),
    endsAt: instant({ required: true, isAppointment: true }),
    repeats: choice(freezeRepeats, { required: true }),
    /** Of months and years. */
    monthWay: choice(monthWays, { required: true, namedBy: 'recurrence.monthWay' }),
    /** Included; none = for ever. */
    repeatsUntil: date(),
    /** Which changes; one that asks nothing means all. */
    condition: json(conditionSchema),
    reason: longText({ required: true }),
  },
  list: ['name', 'isActive', 'effect', 'startsAt', 'endsAt', 'repeats', 'entity'],
  sort: '-startsAt',
  isImported: false,
  entityField: 'entity',
})

export interface Span {
  startsAt: Date
  endsAt: Date
}

export interface FreezeTimes extends Span {
  repeats: (typeof freezeRepeats)[number]
  monthWay: MonthWay
  repeatsUntil: string | null
}

/** A freeze that a window falls into, or that a calendar shows. */
export interface Freeze {
  id: string
  name: string
  effect: (typeof freezeEffects)[number]
  reason: string
  startsAt: string
  endsAt: string
}

/** More would be no calendar. */
const mostTimes = 400

/** The times of a freeze that touch a span, in order; each keeps its hours on the wall of the zone, summer and winter. */
export function timesOf(freeze: FreezeTimes, { startsAt: from, endsAt: until }: Span, zone: string): Span[] {
  const touches = (span: Span) => span.startsAt < until && span.endsAt > from
  if (freeze.repeats === 'none') return touches(freeze) ? [{ startsAt: freeze.startsAt, endsAt: freeze.endsAt }] : []
  const startsOn = dayText(freeze.startsAt, zone)
  const days = dayNumber(dayText(freeze.endsAt, zone)) - dayNumber(startsOn)
  const at = (day: number, like: Date): Date => {
    const [year, month, date] = dayTextOf(day).split('-').map(Number) as [number, number, number]
    return instantOf({ ...wallTime(like, zone), year, month, day: date }, zone)
  }
  const { repeats: unit, monthWay, repeatsUntil: endsOn } = freeze
  const recurrence = { unit, every: 1, startsOn, endsOn, weekdays: [], monthWay }
  const spans: Span[] = []
  for (const day of daysFrom(recurrence, dayNumber(dayText(from, zone)) - days - 1)) {
    const span = { startsAt: at(day, freeze.startsAt), endsAt: at(day + days, freeze.endsAt) }
    if (span.startsAt >= until || spans.length === mostTimes) break
    if (touches(span)) spans.push(span)
  }
  return spans
}
