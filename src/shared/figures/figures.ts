import type { Condition } from '../conditions/condition.ts'
import type { Field } from '../fields/index.ts'
import { type Kind, type MeasureUnit, readableFields } from '../kinds/define-kind.ts'

/** What a list adds up to: how many records by some field, over time, and how long or how much they took. */
export const steps = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Step = (typeof steps)[number]

/** Numbers of a set of records; those of a measure are null when none of them has it. */
export interface Stat {
  count: number
  mean: number | null
  median: number | null
  /** Nine of ten are at most this. */
  most: number | null
  sum: number | null
}

export interface Group extends Stat {
  /** Id of a record, or the value itself; null = nothing there. */
  key: string | null
  /** Of a record; null for values. */
  name: string | null
}

export interface Period extends Stat {
  /** First day, `YYYY-MM-DD`. */
  from: string
}

export interface Figures {
  total: Stat
  /** By how many they are, the largest first; null = not asked for. */
  groups: Group[] | null
  /** There are more groups than told. */
  isCut: boolean
  /** From the first to the last, those without any too. */
  periods: Period[] | null
  /** The largest groups over time. */
  cells: (Period & { key: string | null })[] | null
  unit: MeasureUnit | null
}

/** Most groups told; most groups followed over time. */
export const mostGroups = 200
export const mostFollowed = 6
export const mostPeriods = 400

const groupable = new Set(['choice', 'boolean', 'reference', 'integer'])
export const isGroupable = (field: Field): boolean => groupable.has(field.type) && field.hidden !== true

/** Fields by which records of a kind may be divided: its own, and those of what belongs to it (`assignee.group`). */
export function groupingsOf(kind: Kind): { path: string; field: Field; relation: string | null }[] {
  const own = Object.entries(readableFields(kind))
    .filter(([, field]) => isGroupable(field) && field.type !== 'integer')
    .map(([path, field]) => ({ path, field, relation: null }))
  const ranked = Object.entries(kind.fields)
    .filter(([, field]) => field.type === 'integer' && field.max !== undefined && field.max <= 10)
    .map(([path, field]) => ({ path, field, relation: null }))
  const related = Object.entries(kind.relations).flatMap(([relation, { fields }]) =>
    Object.entries(fields)
      .filter(([, field]) => field.type === 'reference' || field.type === 'choice')
      .map(([name, field]) => ({ path: `${relation}.${name}`, field, relation })),
  )
  return [...own, ...ranked, ...related]
}

/** Fields that tell when. */
export const timesOf = (kind: Kind): string[] =>
  Object.entries(readableFields(kind)).flatMap(([name, field]) =>
    field.type === 'instant' || field.type === 'date' ? [name] : [],
  )

/** Fields that tell how much. */
export const amountsOf = (kind: Kind): string[] =>
  Object.entries(readableFields(kind)).flatMap(([name, field]) =>
    field.type === 'decimal' || field.type === 'money' || (field.type === 'integer' && field.max === undefined)
      ? [name]
      : [],
  )

/** The list that a group counts: its condition, to be asked together with that of the figures. */
export function groupCondition(kind: Kind, by: string, key: string | null): Condition {
  const [first, ...rest] = by.split('.')
  if (Object.hasOwn(kind.relations, first!) && rest.length === 1) {
    const field = rest[0]!
    return key === null
      ? { not: { has: first!, where: { field, op: 'notEmpty' } } }
      : { has: first!, where: { field, op: 'is', value: key } }
  }
  return key === null ? { not: { field: by, op: 'notEmpty' } } : { field: by, op: 'is', value: key }
}

const dayMs = 86_400_000
const dayOf = (text: string): Date => new Date(`${text}T00:00:00Z`)
const text = (date: Date): string => date.toISOString().slice(0, 10)

/** The first day of the period after the one that begins on a day. */
export function nextPeriod(from: string, step: Step): string {
  const date = dayOf(from)
  if (step === 'day') return text(new Date(date.getTime() + dayMs))
  if (step === 'week') return text(new Date(date.getTime() + 7 * dayMs))
  const months = { month: 1, quarter: 3, year: 12 }[step]
  return text(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)))
}

/** The list that a period counts. Days are those of the instance. */
export const periodCondition = (over: string, from: string, step: Step): Condition => ({
  all: [
    { field: over, op: 'gte', value: from },
    { field: over, op: 'lt', value: nextPeriod(from, step) },
  ],
})
