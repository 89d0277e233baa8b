import { isMoney, readMoney } from '../../../shared/fields/money.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { isNamed, type Json } from '../records.ts'

/** Flat values → the shape of the API: `custom.diagonal` goes into the object of custom fields. */
export function patchOf(kind: Kind, values: Record<string, unknown>): Record<string, unknown> {
  const prefix = kind.custom === null ? null : `${kind.custom.field}.`
  const body: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    if (prefix !== null && name.startsWith(prefix)) custom[name.slice(prefix.length)] = value
    else body[name] = value
  }
  if (kind.custom !== null && Object.keys(custom).length > 0) body[kind.custom.field] = custom
  return body
}

/** The value of a field in a record, custom ones by their path. */
export function valueAt(kind: Kind, record: Json, name: string): unknown {
  const prefix = kind.custom === null ? null : `${kind.custom.field}.`
  if (prefix === null || kind.custom === null || !name.startsWith(prefix)) return record[name]
  const all = record[kind.custom.field] as Record<string, unknown> | null | undefined
  return all?.[name.slice(prefix.length)] ?? null
}

const comparable = (value: unknown): string =>
  JSON.stringify(
    isNamed(value)
      ? value.id
      : isMoney(value)
        ? readMoney(value.amount)
        : value === undefined || value === ''
          ? null
          : value,
  )

export const isSameValue = (a: unknown, b: unknown): boolean => comparable(a) === comparable(b)

/**
 * Fields that both sides changed, and differently. `before`: the values as they were, flat by name or as a record.
 */
export function collisions(
  kind: Kind,
  mine: Record<string, unknown>,
  before: Record<string, unknown> | undefined,
  theirs: Json,
): string[] {
  if (before === undefined) return []
  return Object.keys(mine).filter((name) => {
    const was = name in before ? before[name] : valueAt(kind, before as Json, name)
    const now = valueAt(kind, theirs, name)
    return !isSameValue(was, now) && !isSameValue(mine[name], now)
  })
}
