import { type Field, fieldTypes, integer, type Operator } from '../fields/index.ts'
import { type Fields, type Kind, type Relation, readableFields } from '../kinds/define-kind.ts'
import { everySpoken } from '../kinds/translated-fields.ts'

/** Finds a kind by name; undefined = no such kind. */
export type KindLookup = (name: string) => Kind | undefined

const idField: Field = integer({ required: true, system: true, silent: true })

/** Where a condition stands: in a record of a kind, or in one of a relation's. */
export interface Scope {
  kind: Kind | null
  relation: Relation | null
}

export const kindScope = (kind: Kind): Scope => ({ kind, relation: null })
export const relationScope = (relation: Relation): Scope => ({ kind: null, relation })

/** A step from a record to the one it points at. */
export interface Hop {
  name: string
  field: Field
  target: Kind
}

/** What a path leads to. `custom`: held in the kind's field of further fields. */
export type Place =
  | { is: 'field'; hops: Hop[]; scope: Scope; name: string; field: Field; custom: boolean }
  | { is: 'relation'; hops: Hop[]; kind: Kind; name: string; relation: Relation }

const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/**
 * Fields of the scope by key: the kind's own, stamps and `id`; those of its types are apart (customFields). `id` comes
 * last: where its label is also that of a field (“Identifiant”), the field is meant.
 */
export function fieldsOf(scope: Scope): Fields {
  if (scope.kind !== null) return { ...readableFields(scope.kind), id: idField }
  const fields = scope.relation?.fields ?? {}
  return scope.relation?.kind === undefined ? fields : { ...fields, id: idField }
}

/** A field of the scope by its key. */
function findField(scope: Scope, name: string): { field: Field; custom: boolean } | undefined {
  const declared = own(fieldsOf(scope), name)
  if (declared !== undefined) return { field: declared, custom: false }
  const custom = scope.kind === null ? undefined : own(customFields(scope.kind), name)
  return custom === undefined ? undefined : { field: custom, custom: true }
}

const customKnown = new WeakMap<Kind, Fields>()

/** Fields that only some types of the kind have. The same key in two types is one field with the choices of both. */
export function customFields(kind: Kind): Fields {
  let fields = customKnown.get(kind)
  if (fields !== undefined) return fields
  fields = {}
  for (const type of Object.values(kind.custom?.types ?? {})) {
    for (const [name, field] of Object.entries(type)) fields[name] = merge(own(fields, name), field)
  }
  customKnown.set(kind, fields)
  return fields
}

function merge(known: Field | undefined, field: Field): Field {
  if (known === undefined || known.type !== field.type) return known ?? field
  return field.choices === undefined
    ? known
    : { ...known, choices: [...new Set([...(known.choices ?? []), ...field.choices])] }
}

const longest = 6

/**
 * Follows a path: `serial`, `location.code`, `user.manager.email`, `software` (a relation), `asset.location` from inside
 * a relation whose records are of a kind. `custom.chassis` and `chassis` are the same.
 *
 * @returns undefined when a step does not exist
 */
export function resolvePath(scope: Scope, path: string, kinds: KindLookup): Place | undefined {
  const steps = path.split('.')
  if (steps.length > longest) return undefined
  const hops: Hop[] = []
  let at = scope
  for (const [index, name] of steps.entries()) {
    const isLast = index === steps.length - 1
    const relation = at.kind === null ? undefined : own(at.kind.relations, name)
    if (relation !== undefined && at.kind !== null)
      return isLast ? { is: 'relation', hops, kind: at.kind, name, relation } : undefined
    if (at.kind?.custom?.field === name && !isLast)
      return customPlace(at, at.kind, hops, steps.slice(index + 1).join('.'))
    const found = findField(at, name)
    if (found !== undefined && isLast) return { is: 'field', hops, scope: at, name, ...found }
    if (found !== undefined) {
      const target = found.field.type === 'reference' && !found.custom ? kinds(found.field.kind!) : undefined
      if (target === undefined) return undefined
      hops.push({ name, field: found.field, target })
      at = kindScope(target)
      continue
    }
    // A relation's record that is of a kind: its own fields are one step behind its id.
    const related = at.relation?.kind === undefined ? undefined : kinds(at.relation.kind)
    if (related === undefined) return undefined
    const rest = resolvePath(kindScope(related), steps.slice(index).join('.'), kinds)
    const hop = { name: 'id', field: idField, target: related }
    return rest === undefined ? undefined : { ...rest, hops: [...hops, hop, ...rest.hops] }
  }
  return undefined
}

function customPlace(scope: Scope, kind: Kind, hops: Hop[], name: string): Place | undefined {
  const field = own(customFields(kind), name)
  return field === undefined ? undefined : { is: 'field', hops, scope, name, field, custom: true }
}

const versionOperators: readonly Operator[] = ['gt', 'gte', 'lt', 'lte', 'between']

/** Operators a condition may use on a field; the first is that of `field:value`. */
export function operatorsOf(field: Field): readonly Operator[] {
  const operators = fieldTypes[field.type]?.operators ?? []
  if (field.compare === 'address') return [...operators, 'under']
  return field.compare === 'version' ? [...operators, ...versionOperators] : operators
}

/** Short handles by which people also name a record, compared whole. */
const handles = ['code', 'alias', 'login'] as const

/** How a reference is found by name: part of the title as any language says it, or one of the handles. */
export const namingFields = (kind: Kind): { titles: string[]; handles: string[] } => ({
  titles: everySpoken(kind, kind.title),
  handles: handles.filter((name) => Object.hasOwn(kind.fields, name)),
})
