import type { Field } from '../../../shared/fields/index.ts'
import { columnOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import type { House } from '../house.ts'
import { choiceText, fieldText } from '../kind-texts.ts'
import { say } from '../texts.ts'
import { type Importable, type ImportField, keysOf } from './import-fields.ts'

/** What a column must hold to be taken in. */
export interface FieldRules {
  name: string
  label: string
  type: string
  isRequired: boolean
  isKey: boolean
  isKeyOnly: boolean
  min?: number
  max?: number
  choices?: { value: string; label: string }[]
  /** References: the kind referred to, and the fields of it that a cell may hold. */
  refersTo?: { kind: string; label: string; by: { name: string; label: string }[]; canCreate: boolean }
  /** Types that have it. */
  types?: { value: string; label: string }[]
}

/** The rules of a kind in a language, generated from its definition: nothing here can differ from what imports do. */
export function rulesOf(house: House, importable: Importable, language: string): FieldRules[] {
  return importable.fields.map((field) => ruleOf(house, importable, field, language))
}

function ruleOf(house: House, { entry }: Importable, item: ImportField, language: string): FieldRules {
  const { kind } = entry
  const { name, field, isRequired, isKey, isKeyOnly, types } = item
  const rules: FieldRules = {
    name,
    label: fieldText(kind, name, language),
    type: field.type,
    isRequired,
    isKey,
    isKeyOnly,
  }
  if (field.min !== undefined) rules.min = field.min
  if (field.max !== undefined && field.type !== 'richText') rules.max = field.max
  if (field.choices !== undefined) rules.choices = choicesOf(kind, name, field, language)
  if (types !== undefined)
    rules.types = types.map((value) => ({ value, label: choiceText(kind, kind.custom!.by, value, language) }))
  if (field.kind !== undefined) {
    const target = house.kinds.get(field.kind)!.kind
    const by = [...keysOf(target).filter((key) => target.fields[key]?.type !== 'reference'), 'id']
    rules.refersTo = {
      kind: target.name,
      label: say(language, `kind.${target.name}.name`),
      by: by.map((key) => ({ name: key, label: fieldText(target, key, language) })),
      canCreate: target.guard === 'dictionary' && house.actions.has(`${target.name}.create`),
    }
  }
  return rules
}

const choicesOf = (kind: Kind, name: string, field: Field, language: string) =>
  (field.choices ?? []).map((value) => ({ value, label: choiceText(kind, name, value, language) }))

/** A unique index as `pg_get_indexdef` or a migration writes it → the fields that must not be the same twice. */
export function uniqueFields(kind: Kind, definition: string): string[] {
  const inside = definition.slice(definition.indexOf('(')).replace(/\bwhere\b.*$/is, '')
  const words = new Set(inside.match(/[a-z_]+/g))
  return Object.entries(kind.fields)
    .filter(([name, field]) => words.has(columnOf(name, field)))
    .map(([name]) => name)
}
