import type { Field } from '../../../shared/fields/index.ts'
import type { FieldChange } from '../actions/context.ts'
import type { Names } from './references.ts'

/** Long texts are cut in history: the record holds the text, history says that it changed. */
const longest = 500

/** One line of history, with the names that references had at that moment. */
export function describeChange(
  name: string,
  field: Field,
  before: unknown,
  after: unknown,
  namesBefore: Names,
  namesAfter: Names,
): FieldChange {
  const change: FieldChange = { field: name, old: shorten(before), new: shorten(after) }
  if (namesBefore[name] !== undefined && before != null) change.oldText = namesBefore[name]
  if (namesAfter[name] !== undefined && after != null && field.type === 'reference') change.newText = namesAfter[name]
  return change
}

/** Never between the two halves of a character: half of one cannot be stored. */
const shorten = (value: unknown): unknown =>
  typeof value === 'string' && value.length > longest
    ? `${value.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`
    : (value ?? null)

/** Two values of one field are the same to people. */
export function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true
  if (before == null || after == null) return before == null && after == null
  if (before instanceof Date && after instanceof Date) return before.getTime() === after.getTime()
  if (typeof before === 'object') return stable(before) === stable(after)
  return String(before) === String(after)
}

function stable(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  const record = value as Record<string, unknown>
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stable(record[key])}`)
    .join(',')}}`
}
