import { z } from 'zod'
import type { Field } from '../../../shared/fields/index.ts'
import { type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'
import { everySpoken } from '../../../shared/kinds/translated-fields.ts'
import type { Action } from '../actions/define-action.ts'
import type { House, KindEntry } from '../house.ts'
import { acceptedNames } from '../lists/read-query.ts'

/** One thing that a column may fill or a line may be found by. */
export interface ImportField {
  /** `serial`, `custom.diagonal`, `id`. */
  name: string
  field: Field
  /** Must be there to make a record. */
  isRequired: boolean
  /** Only finds records: never written. */
  isKeyOnly: boolean
  /** A line can be found by it. */
  isKey: boolean
  /** Values of the deciding field (types) that have it; missing = all. */
  types?: string[]
}

export interface Importable {
  entry: KindEntry
  create: Action | null
  update: Action | null
  fields: ImportField[]
}

const keyTypes = new Set(['text', 'integer', 'reference', 'choice', 'date'])
const idField = { type: 'text', system: true } as Field

/** How a kind can be imported; null when it can be neither made nor changed from a line. */
export function importableOf(house: House, entry: KindEntry): Importable | null {
  if (!entry.kind.isImported) return null
  const create = house.actions.get(entry.createBy ?? `${entry.kind.name}.create`) ?? null
  const update = house.actions.get(`${entry.kind.name}.update`) ?? null
  if (create === null && update === null) return null
  const fields = fieldsOf(entry.kind, create, update)
  if (!fields.some((field) => !field.isKeyOnly)) return null
  return { entry, create, update, fields }
}

/** All kinds that can be imported, in the order of the house. */
export const importables = (house: House): Importable[] =>
  [...house.kinds.values()].flatMap((entry) => importableOf(house, entry) ?? [])

function fieldsOf(kind: Kind, create: Action | null, update: Action | null): ImportField[] {
  const taken = new Set([...inputsOf(create), ...inputsOf(update)])
  const needed = new Set(create === null ? [] : requiredOf(create))
  const own = writableFields(kind)
    .filter(([name, field]) => field.type !== 'json' && taken.has(name))
    .map(([name, field]): ImportField => {
      const isKey = keyTypes.has(field.type)
      return { name, field, isRequired: needed.has(name), isKeyOnly: false, isKey }
    })
  const keyOnly = ['completeName', ...keysOf(kind)].filter(
    (name, index, all) => kind.fields[name]?.system === true && all.indexOf(name) === index,
  )
  return [
    { name: 'id', field: idField, isRequired: false, isKeyOnly: true, isKey: true },
    ...keyOnly.map((name) => ({ name, field: kind.fields[name]!, isRequired: false, isKeyOnly: true, isKey: true })),
    ...own,
    ...customFields(kind),
  ]
}

function customFields(kind: Kind): ImportField[] {
  if (kind.custom === null) return []
  const found = new Map<string, ImportField>()
  for (const [type, fields] of Object.entries(kind.custom.types)) {
    for (const [bare, field] of Object.entries(fields)) {
      const name = `${kind.custom.field}.${bare}`
      const known = found.get(name)
      if (known !== undefined) known.types!.push(type)
      else if (field.type !== 'json')
        found.set(name, { name, field, isRequired: false, isKeyOnly: false, isKey: false, types: [type] })
    }
  }
  return [...found.values()]
}

/** Fields by which people know a record of this kind, the surest first. */
export function keysOf(kind: Kind): string[] {
  const names = [...kind.keys, kind.title, 'name', 'code', ...said(kind, kind.title), ...said(kind, 'name')]
  return names.filter((name, index) => names.indexOf(name) === index && keyTypes.has(kind.fields[name]?.type ?? ''))
}

/** What says the name in other languages, after all else: a name as it stands wins over a translation like it. */
const said = (kind: Kind, name: string): string[] => everySpoken(kind, name).slice(1)

interface Shape {
  properties?: Record<string, unknown>
  required?: string[]
}

const shapeOf = (action: Action): Shape =>
  z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Shape
const inputsOf = (action: Action | null): string[] =>
  action === null ? [] : Object.keys(shapeOf(action).properties ?? {})
const requiredOf = (action: Action): string[] => shapeOf(action).required ?? []

/** The definition of a field under its import name: for a custom field, that of the given type. */
export function definitionOf(kind: Kind, { name, field }: ImportField, type: unknown): Field | undefined {
  if (kind.custom === null || !name.startsWith(`${kind.custom.field}.`)) return field
  return kind.custom.types[String(type)]?.[name.slice(kind.custom.field.length + 1)]
}

/** Every word that means this field to people: its name, and its labels in all languages. */
export function namesOfField(kind: Kind, { name }: ImportField): string[] {
  const bare =
    kind.custom !== null && name.startsWith(`${kind.custom.field}.`) ? name.slice(kind.custom.field.length + 1) : name
  return [...new Set([name, bare, ...acceptedNames(kind, bare)])]
}
