import { invalidField } from '../errors.ts'
import { type Field, fieldTypes, type Operator } from '../fields/index.ts'
import type { ConditionValue } from './condition.ts'
import { operatorsOf } from './field-path.ts'
import { rangeText, readRange } from './ip-range.ts'
import { plain } from './plain-text.ts'
import { type Clock, daysOf, periodOf } from './relative-time.ts'
import { readPattern, type TextPattern } from './text-pattern.ts'

export type Scalar = string | number | boolean

/** From and to; a bound that is absent does not bind. */
export interface Range {
  from?: Scalar | Date
  fromExcluded?: boolean
  to?: Scalar | Date
  toExcluded?: boolean
}

export type Likeness = 'contains' | 'startsWith' | 'endsWith' | 'whole'

/**
 * What a leaf of a condition asks of one value, free of field types, words and clocks: the one thing that both readers
 * (evaluate.ts and condition-sql.ts) carry out. A missing value meets none of them.
 */
export type Test =
  | { is: 'present' }
  | { is: 'equal'; values: Scalar[] }
  | { is: 'within'; ranges: Range[] }
  /** Compared by numbers: 7.10 comes after 7.9. */
  | { is: 'versionWithin'; ranges: Range[] }
  /** Text without capitals and accents. */
  | { is: 'like'; how: Likeness; values: string[] }
  /** Text without capitals and accents, against a pattern. */
  | { is: 'matching'; pattern: TextPattern }
  /** An address in one of these networks. */
  | { is: 'inRange'; ranges: string[] }
  | { is: 'named'; text: string }
  | { is: 'under'; ids: string[] }

/** `negated`: holds exactly when the test does not, so also for a missing value. */
export interface FieldTest {
  negated: boolean
  test: Test
}

export interface TestClock extends Clock {
  /** Who `@me` is; null = nobody. */
  userId: string | null
}

interface Asked {
  path: string
  field: Field
  op: Operator
  values: Scalar[]
  clock: TestClock
}

/** One sort of value per entry; types that are not named compare as scalars through their `fromText`. */
const readers: Record<string, (asked: Asked) => Test> = {
  text: textTest,
  longText: textTest,
  richText: textTest,
  url: textTest,
  reference: referenceTest,
  instant: instantTest,
  date: dayTest,
}

/**
 * Makes the test of a leaf condition.
 *
 * @throws `invalid` on `filter` for an operator the field does not have (`bad_operator`), a value it cannot read (`bad_value`) or a
 * pattern that is none (`bad_pattern`)
 */
export function testOf(
  path: string,
  field: Field,
  op: Operator,
  value: ConditionValue | undefined,
  clock: TestClock,
): FieldTest {
  if (!operatorsOf(field).includes(op)) throw invalidField('filter', 'bad_operator', { path, operator: op })
  if (op === 'empty' || op === 'notEmpty') return { negated: op === 'empty', test: { is: 'present' } }
  const asked = { path, field, op: op === 'isNot' ? 'is' : op, values: scalars(value), clock } as const
  const count = asked.values.length
  const isList = op === 'in' || op === 'under'
  if (!isList && count !== (op === 'between' ? 2 : 1)) throw badValue(asked)
  return { negated: op === 'isNot', test: (readers[field.type] ?? scalarTest)(asked) }
}

function scalars(value: ConditionValue | undefined): Scalar[] {
  if (Array.isArray(value)) return value
  return value === null || value === undefined ? [] : [value]
}

const badValue = (asked: Asked, value: Scalar | '' = '') =>
  invalidField('filter', 'bad_value', { path: asked.path, value: String(value) })

function textTest(asked: Asked): Test {
  const values = asked.values.map(String)
  if (asked.op === 'under') return { is: 'inRange', ranges: values.map((value) => networkOf(asked, value)) }
  if (asked.op === 'matches') return { is: 'matching', pattern: patternOf(asked, values[0]!) }
  // Everything contains nothing: surely not what was meant.
  if (values.some((value) => plain(value) === '')) throw badValue(asked)
  if (asked.op === 'contains') return { is: 'like', how: 'contains', values }
  if (asked.op === 'startsWith' || asked.op === 'endsWith') return { is: 'like', how: asked.op, values }
  if (asked.op === 'is' || asked.op === 'in') return { is: 'like', how: 'whole', values }
  if (values.some((value) => !/\d/.test(value))) throw badValue(asked, values.join('..'))
  return { is: 'versionWithin', ranges: [rangeOf(asked.op, values)] }
}

function patternOf(asked: Asked, value: string): TextPattern {
  const pattern = readPattern(value)
  if (pattern === null) throw invalidField('filter', 'bad_pattern', { path: asked.path, value })
  return pattern
}

function networkOf(asked: Asked, value: string): string {
  const range = readRange(value)
  if (range === null) throw badValue(asked, value)
  return rangeText(range)
}

function referenceTest(asked: Asked): Test {
  if (asked.op === 'named') return { is: 'named', text: String(asked.values[0]) }
  const ids = asked.values.map((value) => idOf(asked, value)).filter((id) => id !== null)
  return asked.op === 'under' ? { is: 'under', ids } : { is: 'equal', values: ids }
}

function idOf(asked: Asked, value: Scalar): string | null {
  if (value === '@me') return asked.clock.userId
  const id = fieldTypes.reference!.fromText(String(value), asked.field)
  if (id === undefined) throw badValue(asked, value)
  return id
}

function scalarTest(asked: Asked): Test {
  const values = asked.values.map((value) =>
    value === '@me' ? readScalar(asked, asked.clock.userId ?? '-1') : readScalar(asked, value),
  )
  if (asked.op === 'is' || asked.op === 'in') return { is: 'equal', values }
  return { is: 'within', ranges: [rangeOf(asked.op, values)] }
}

function readScalar(asked: Asked, value: Scalar): Scalar {
  const read = fieldTypes[asked.field.type]?.fromText(String(value), asked.field) as Scalar | undefined
  if (read === undefined) throw badValue(asked, value)
  return read
}

function rangeOf(op: Operator, [first, second]: Scalar[]): Range {
  if (op === 'gt') return { from: first!, fromExcluded: true }
  if (op === 'gte') return { from: first! }
  if (op === 'lt') return { to: first!, toExcluded: true }
  if (op === 'lte') return { to: first! }
  return { from: first!, to: second! }
}

/** A stretch of time (`2026-11`, `today`) compares by its edges; a moment (`now-30d`) by itself. */
interface Stretch {
  from: Date | string
  /** Excluded, unless a moment. */
  to: Date | string
}

function instantTest(asked: Asked): Test {
  return timeTest(asked, (value) => periodOf(value, asked.clock))
}

function dayTest(asked: Asked): Test {
  return timeTest(asked, (value) => daysOf(value, asked.clock))
}

function timeTest(asked: Asked, read: (value: string) => Stretch | undefined): Test {
  const stretches = asked.values.map((value) => {
    const stretch = read(String(value))
    if (stretch === undefined) throw badValue(asked, value)
    return stretch
  })
  if (asked.op === 'is' || asked.op === 'in')
    return { is: 'within', ranges: stretches.map((stretch) => ({ from: stretch.from, ...upTo(stretch) })) }
  const [first, second] = stretches as [Stretch, Stretch | undefined]
  if (asked.op === 'gt') return { is: 'within', ranges: [{ from: first.to, fromExcluded: isMoment(first) }] }
  if (asked.op === 'gte') return { is: 'within', ranges: [{ from: first.from }] }
  if (asked.op === 'lt') return { is: 'within', ranges: [{ to: first.from, toExcluded: true }] }
  if (asked.op === 'lte') return { is: 'within', ranges: [upTo(first)] }
  return { is: 'within', ranges: [{ from: first.from, ...upTo(second!) }] }
}

const isMoment = (stretch: Stretch): boolean =>
  stretch.from instanceof Date && stretch.to instanceof Date && stretch.from.getTime() === stretch.to.getTime()

const upTo = (stretch: Stretch): Range => ({ to: stretch.to, toExcluded: !isMoment(stretch) })
