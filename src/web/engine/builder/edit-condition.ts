import type { ReactNode } from 'react'
import type { Condition, ConditionValue } from '../../../shared/conditions/condition.ts'
import { customFields, operatorsOf } from '../../../shared/conditions/field-path.ts'
import type { Field, Operator } from '../../../shared/fields/index.ts'
import { type Kind, type Relation, readableFields } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'

export type Leaf = Extract<Condition, { field: string }>
export type Group = { all: Condition[] } | { any: Condition[] }
/** How the parts of a group go together. */
export type Mode = 'all' | 'any' | 'none'

/** Where a part of the condition stands: in a record, or in one of its relations. */
export interface BuildScope {
  kind: Kind
  relation: { name: string; relation: Relation } | null
}

/** Draws a group inside a line: groups hold lines and lines may hold groups, in files that must not turn in circles. */
export type DrawGroup = (group: {
  scope: BuildScope
  condition: Condition
  onChange: (condition: Condition) => void
}) => ReactNode

export const isGroup = (condition: Condition): condition is Group => 'all' in condition || 'any' in condition

export const partsOf = (group: Group): Condition[] => ('all' in group ? group.all : group.any)

/** Any condition as a group with a mode: single ones become a group of one. */
export function asGroup(condition: Condition): { mode: Mode; parts: Condition[] } {
  if ('all' in condition) return { mode: 'all', parts: condition.all }
  if ('any' in condition) return { mode: 'any', parts: condition.any }
  if ('not' in condition && 'any' in condition.not) return { mode: 'none', parts: condition.not.any }
  return { mode: 'all', parts: [condition] }
}

export function fromGroup(mode: Mode, parts: Condition[]): Condition {
  if (mode === 'none') return { not: { any: parts } }
  return mode === 'any' ? { any: parts } : { all: parts }
}

/** A part that is drawn as a nested group. */
export const isNested = (condition: Condition): boolean =>
  isGroup(condition) || ('not' in condition && isGroup(condition.not))

const canBeAsked = (field: Field): boolean => operatorsOf(field).length > 0

/**
 * Fields one may choose at a place: its own, those of its types, and one step further those of the records it points at
 * (`category.code`; from inside a relation, those of the related record). JSON cannot be asked.
 */
export function choosable({ kind, relation }: BuildScope): [string, Field][] {
  const fields = relation === null ? { ...readableFields(kind), ...customFields(kind) } : relation.relation.fields
  const own = Object.entries(fields).filter(([, field]) => canBeAsked(field))
  const further =
    relation === null
      ? own.flatMap(([name, field]) => beyond(kindNamed(field.kind ?? ''), `${name}.`))
      : beyond(kindNamed(relation.relation.kind ?? ''), '').filter(([name]) => !Object.hasOwn(fields, name))
  return [...own, ...further]
}

/** What a record pointed at is asked beside its name: that is a question of the reference itself. */
const beyond = (target: Kind | undefined, prefix: string): [string, Field][] =>
  Object.entries(target?.fields ?? {})
    .filter(
      ([name, field]) =>
        canBeAsked(field) && field.hidden !== true && name !== target?.title && !unasked.includes(name),
    )
    .map(([name, field]) => [`${prefix}${name}`, field])

const unasked: readonly string[] = ['name', 'parent', 'completeName', 'path']

/** Relations one may choose at a place: the kind's own, or those of the related record. */
export function choosableRelations({ kind, relation }: BuildScope): {
  kind: Kind
  relations: Record<string, Relation>
} {
  const related = relation === null ? kind : kindNamed(relation.relation.kind ?? '')
  return { kind: related ?? kind, relations: related?.relations ?? {} }
}

/** A new line of the builder for a field, with its first operator and no value yet. */
export function startLeaf(name: string, field: Field): Leaf {
  const op = operatorsOf(field)[0] ?? 'is'
  return field.type === 'boolean' ? { field: name, op, value: true } : { field: name, op }
}

const shapes: Partial<Record<Operator, 'none' | 'many' | 'range'>> = {
  empty: 'none',
  notEmpty: 'none',
  in: 'many',
  under: 'many',
  between: 'range',
}
const shapeOf = (op: Operator) => shapes[op] ?? 'one'

/** Another operator: the value stays as far as it fits. */
export function withOperator(leaf: Leaf, op: Operator): Leaf {
  const [before, after] = [shapeOf(leaf.op), shapeOf(op)]
  if (after === 'none') return { field: leaf.field, op }
  // A name is no id, and the reverse.
  if (leaf.op === 'named' || op === 'named' || leaf.value === undefined) return { field: leaf.field, op }
  if (before === after) return { ...leaf, op }
  const first = Array.isArray(leaf.value) ? leaf.value[0] : leaf.value
  if (first === undefined || first === null) return { field: leaf.field, op }
  const value = after === 'one' ? first : after === 'many' ? [first as string] : [first as string, '']
  return { field: leaf.field, op, value }
}

const isFilled = (op: Operator, value: ConditionValue | undefined): boolean => {
  if (shapeOf(op) === 'none') return true
  if (Array.isArray(value))
    return op === 'between' ? value.length === 2 && value.every(Boolean) : value.some((part) => part !== '')
  return value !== undefined && value !== null && value !== ''
}

/** The condition without the lines that are not filled in yet; null when nothing is left. */
export function withoutHoles(condition: Condition): Condition | null {
  if ('all' in condition || 'any' in condition) {
    const parts = partsOf(condition).flatMap((part) => withoutHoles(part) ?? [])
    return parts.length === 0 ? null : 'all' in condition ? { all: parts } : { any: parts }
  }
  if ('not' in condition) {
    const inner = withoutHoles(condition.not)
    return inner === null ? null : { not: inner }
  }
  if ('text' in condition) return condition.text.trim() === '' ? null : condition
  if ('has' in condition) {
    const where = condition.where === undefined ? null : withoutHoles(condition.where)
    return where === null ? { has: condition.has } : { has: condition.has, where }
  }
  if (!isFilled(condition.op, condition.value)) return null
  return Array.isArray(condition.value)
    ? { ...condition, value: condition.value.filter((part) => part !== '') }
    : condition
}
