import { dayText, instantOf } from '../conditions/zoned-time.ts'
import {
  boolean,
  choice,
  choices,
  date,
  instant,
  integer,
  longText,
  reference,
  richText,
  text,
} from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import {
  dayNumber,
  daysFrom,
  dayTextOf,
  monthWays,
  type Recurrence,
  recurrenceUnits,
  weekdays,
} from '../recurrence/recurrence.ts'
import { isOpenDay, type WorkCalendar } from '../service-levels/work-time.ts'
import { ticketTypes } from './ticket.lifecycle.ts'

/** When the day falls on one that the calendar closes: opened all the same, left out, moved to the open day before or after. */
export const closedDayWays = ['keep', 'skip', 'before', 'after'] as const
export type ClosedDayWay = (typeof closedDayWays)[number]

/** What became of the last time. `waited`: the case before it is still open. */
export const runOutcomes = ['opened', 'waited', 'refused'] as const
export type RunOutcome = (typeof runOutcomes)[number]

/** A case that opens by itself, again and again: the check of back-ups on Monday, the inspection of lifts in March. */
export const recurringCaseKind = defineKind('recurring-case', {
  plural: 'recurring-cases',
  table: 'recurring_case',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    isActive: boolean(),
    /** The case that opens. */
    type: choice(ticketTypes, { required: true, namedBy: 'kind.ticket.choice.type' }),
    category: reference('ticket-category'),
    title: text({ required: true, max: 250 }),
    description: richText(),
    /** A task for each line that says something. */
    checklist: longText(),
    urgency: integer({ min: 1, max: 5 }),
    impact: integer({ min: 1, max: 5 }),
    location: reference('location'),
    asset: reference('asset'),
    requester: reference('user'),
    assigneeGroup: reference('group'),
    assigneeUser: reference('user'),
    observerGroup: reference('group'),
    /** Of a change: that of the catalogue it is opened from, and when it is carried out: days after its day, hour, length. */
    changeModel: reference('change-model'),
    windowDays: integer({ min: 0, max: 365 }),
    /** `HH:MM` on the wall of the instance. */
    windowTime: text({ max: 5 }),
    windowMinutes: integer({ min: 5, max: 43_200 }),
    /** When. */
    unit: choice(recurrenceUnits, { required: true, namedBy: 'recurrence.unit' }),
    every: integer({ required: true, min: 1, max: 1000 }),
    weekdays: choices(weekdays, { namedBy: 'recurrence.weekday' }),
    monthWay: choice(monthWays, { required: true, namedBy: 'recurrence.monthWay' }),
    startsOn: date({ required: true }),
    endsOn: date(),
    /** `HH:MM` on the wall of the instance. */
    time: text({ required: true, max: 5 }),
    calendar: reference('calendar'),
    onClosedDay: choice(closedDayWays, { required: true }),
    /** Opened so many days before its day. */
    leadDays: integer({ required: true, min: 0, max: 365 }),
    /** No new case while the last one is open. */
    waitsForLast: boolean(),
    nextAt: instant({ system: true, silent: true, isAppointment: true }),
    lastAt: instant({ system: true, silent: true }),
    lastOutcome: choice(runOutcomes, { system: true, silent: true }),
    /** Why it was refused, as people read it. */
    lastReason: text({ max: 500, system: true, silent: true }),
    lastCase: reference('ticket', { system: true, silent: true }),
    comment: longText(),
  },
  list: ['name', 'type', 'isActive', 'nextAt', 'lastAt', 'lastOutcome', 'entity'],
  sort: 'name',
  entityField: 'entity',
})

/** What decides when the cases of a recurrence open. */
export interface CaseSchedule extends Recurrence {
  time: string
  leadDays: number
  onClosedDay: ClosedDayWay
  calendar: WorkCalendar | null
  zone: string
}

/** One time: its day, after closed days, and when its case is opened. */
export interface CaseRun {
  /** `YYYY-MM-DD`. */
  day: string
  /** The day that the recurrence meant, where the calendar moved it. */
  movedFrom: string | null
  at: Date
}

/** A year of closed days in a row: the calendar never opens. */
const farthestMove = 366

/** The times whose case opens after an instant, in order; a day to which two are moved counts once. */
export function* runsAfter(schedule: CaseSchedule, after: Date): Generator<CaseRun> {
  const today = dayNumber(dayText(after, schedule.zone))
  let last = Number.NEGATIVE_INFINITY
  // A day that was moved forward may still lie ahead though it was meant for before.
  for (const meant of daysFrom(schedule, today - farthestMove)) {
    const day = moved(schedule, meant)
    if (day === null || day <= last) continue
    last = day
    const at = momentOf(day - schedule.leadDays, schedule)
    if (at > after) yield { day: dayTextOf(day), movedFrom: day === meant ? null : dayTextOf(meant), at }
  }
}

function moved({ calendar, onClosedDay }: CaseSchedule, meant: number): number | null {
  if (calendar === null || onClosedDay === 'keep' || isOpenDay(calendar, meant)) return meant
  if (onClosedDay === 'skip') return null
  const step = onClosedDay === 'before' ? -1 : 1
  for (let far = 1; far <= farthestMove; far++) if (isOpenDay(calendar, meant + far * step)) return meant + far * step
  return null
}

/** When a change is carried out, said from the day it is for: days after, hour on the wall, length. */
export interface WindowOfRun {
  windowDays: number | null
  windowTime: string | null
  windowMinutes: number | null
}

/** When the change of a run is carried out; null = nobody said. Days are those of the wall, summer and winter. */
export function windowOfRun(
  { windowDays, windowTime, windowMinutes }: WindowOfRun,
  { day }: Pick<CaseRun, 'day'>,
  zone: string,
): { plannedFrom: Date; plannedUntil: Date } | null {
  if (windowTime === null) return null
  const plannedFrom = momentOf(dayNumber(day) + (windowDays ?? 0), { time: windowTime, zone })
  return { plannedFrom, plannedUntil: new Date(plannedFrom.getTime() + (windowMinutes ?? 60) * 60_000) }
}

function momentOf(day: number, { time, zone }: Pick<CaseSchedule, 'time' | 'zone'>): Date {
  const [year, month, date] = dayTextOf(day).split('-').map(Number) as [number, number, number]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return instantOf({ year, month, day: date, hour, minute, second: 0, millisecond: 0 }, zone)
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** What title, description and tasks may stand for: the day that the case is for. */
export const runVariables = ['date', 'week', 'month', 'year'] as const
export type RunVariable = (typeof runVariables)[number]

const placeholder = /\{\{\s*(\w{1,20})\s*\}\}/g

/** `Sauvegardes, semaine {{week}}` for a day, in a language. An unknown name stays as it stands. */
export function fillRun(words: string, day: string, language: string): string {
  const values = valuesOf(day, language)
  return words.replace(placeholder, (whole, name: string) => values[name as RunVariable] ?? whole)
}

function valuesOf(day: string, language: string): Record<RunVariable, string> {
  const date = new Date(`${day}T12:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date)
  return {
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    week: String(weekOfYear(dayNumber(day))),
    month: format({ month: 'long', year: 'numeric' }),
    year: day.slice(0, 4),
  }
}

/** ISO 8601: the week of a day is the one of its Thursday. */
function weekOfYear(day: number): number {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3
  const firstDay = dayNumber(`${dayTextOf(thursday).slice(0, 4)}-01-01`)
  return Math.floor((thursday - firstDay) / 7) + 1
}
