import { type Field, instant } from '../fields/index.ts'

export type Fields = Record<string, Field>

/** A relation to many: `software` of an asset. Its SQL lives beside the room's queries (engine/lists/relations.ts). */
export interface Relation {
  /** Fields a condition inside `has` may use. */
  fields: Fields
  /** The field that `relation:"text"` searches by name. */
  named: string
  /** The kind of the related record, if it is one of its own. */
  kind?: string
}

/** What a number of a measure is. */
export type MeasureUnit = 'seconds' | 'number' | 'money'

export interface Kind<F extends Fields = Fields> {
  readonly name: string
  /** Path segment of the API: `assets`. */
  readonly plural: string
  readonly table: string
  readonly fields: F
  readonly relations: Record<string, Relation>
  /** Field that names a record to people. */
  readonly title: string
  /** Columns shown by default in lists. */
  readonly list: readonly string[]
  readonly sort: string
  /** Records form a tree: `parent`, `path`, `completeName` are kept by the write gate. */
  readonly isTree: boolean
  /** Fields by which people know a record, the surest first: imports find it by them. Title, name and code always do. */
  readonly keys: readonly string[]
  /** Files of lines can fill it (where it can be made or changed at all). */
  readonly isImported: boolean
  /** References of which exactly one is filled: a seat is a person's or a machine's. */
  readonly oneOf: readonly string[]
  /** Has `deleted_at`: removing puts into the trash. */
  readonly hasTrash: boolean
  /** The field that says which entity a record belongs to; none = shared by all entities. */
  readonly entityField: string | null
  /** The field that says that entities below read the record too; none = the kind has no such choice. */
  readonly sharedField: string | null
  /** Has created_at, updated_at and version. */
  readonly hasStamps: boolean
  /** Has a `search` tsvector column. */
  readonly hasText: boolean
  /** Which permission family guards it: `asset` → asset.read, asset.create… Dictionaries share `dictionary`. */
  readonly guard: string
  /** The path of its page in the web application, `:id` replaced; none = no page of its own. */
  readonly page: string | null
  /** Its records are the headings under which documents of any record are filed: one kind of the house at most. */
  readonly filesDocuments: boolean
  /** Numbers that its records are added up by beside their numeric fields (how long something took); the room has their SQL. */
  readonly measures: Record<string, MeasureUnit>
  /** A field holding JSON of further fields, and how to find them for a row (asset types). */
  readonly custom: { field: string; by: string; types: Record<string, Fields> } | null
}

interface KindOptions<F extends Fields> {
  plural: string
  table?: string
  fields: F
  relations?: Record<string, Relation>
  title?: string
  list: readonly string[]
  sort?: string
  isTree?: boolean
  keys?: readonly string[]
  isImported?: boolean
  oneOf?: readonly string[]
  hasTrash?: boolean
  hasStamps?: boolean
  entityField?: string | null
  sharedField?: string | null
  hasText?: boolean
  guard?: string
  page?: string | null
  filesDocuments?: boolean
  measures?: Kind['measures']
  custom?: Kind['custom']
}

/**
 * The one definition of a sort of record: from it come validation, API, lists, filters, forms, history labels, import,
 * export and conformance tests.
 *
 * @example
 * export const rackKind = defineKind('rack', { plural: 'racks', fields: { name: text({ required: true, search: 'A' }) }, list: ['name'] })
 */
export function defineKind<const F extends Fields>(name: string, options: KindOptions<F>): Kind<F> {
  return {
    name,
    plural: options.plural,
    table: options.table ?? name,
    fields: options.fields,
    relations: options.relations ?? {},
    title: options.title ?? 'name',
    list: options.list,
    sort: options.sort ?? options.title ?? 'name',
    isTree: options.isTree ?? false,
    keys: options.keys ?? [],
    isImported: options.isImported ?? true,
    oneOf: options.oneOf ?? [],
    hasTrash: options.hasTrash ?? true,
    hasStamps: options.hasStamps ?? true,
    entityField: options.entityField ?? null,
    sharedField: options.sharedField ?? null,
    hasText: options.hasText ?? false,
    guard: options.guard ?? name,
    page: options.page ?? null,
    filesDocuments: options.filesDocuments ?? false,
    measures: options.measures ?? {},
    custom: options.custom ?? null,
  }
}

type ValueOf<X> = X extends Field<infer T> ? T : never
type IsReference<X> = X extends { readonly kind: string } ? true : false

/** The row of a kind as the server holds it: references appear as `<field>Id`. */
export type RowOf<K extends Kind> = {
  [P in keyof K['fields'] as P extends string
    ? IsReference<K['fields'][P]> extends true
      ? `${P}Id`
      : P
    : never]: ValueOf<K['fields'][P]>
} & { id: string; version: number; createdAt: Date; updatedAt: Date; deletedAt?: Date | null }

/** Property of the row that holds a field. */
export const propertyOf = (name: string, field: Field): string => (field.type === 'reference' ? `${name}Id` : name)

/** Column of the table that holds a field. */
export const columnOf = (name: string, field: Field): string =>
  propertyOf(name, field).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Fields a person may write. */
export const writableFields = (kind: Kind): [string, Field][] =>
  Object.entries(kind.fields).filter(([, field]) => field.system !== true)

const stamps: Fields = {
  createdAt: instant({ required: true, system: true, silent: true }),
  updatedAt: instant({ required: true, system: true, silent: true }),
}

/** Every field one may read, filter and sort by: the kind's own and the stamps that all kinds carry. */
export const readableFields = (kind: Kind): Fields => (kind.hasStamps ? { ...kind.fields, ...stamps } : kind.fields)

/** A field by its name, custom fields of all types included (`custom.diagonal` or `diagonal`). */
export function fieldOf(kind: Kind, name: string): Field | undefined {
  // Names come from addresses: `constructor` is no field.
  const fields = readableFields(kind)
  if (Object.hasOwn(fields, name) || kind.custom === null) return Object.hasOwn(fields, name) ? fields[name] : undefined
  const bare = name.startsWith(`${kind.custom.field}.`) ? name.slice(kind.custom.field.length + 1) : name
  return Object.values(kind.custom.types).find((each) => Object.hasOwn(each, bare))?.[bare]
}
