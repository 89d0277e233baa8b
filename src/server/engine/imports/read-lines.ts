import type { FieldError } from '../../../shared/errors.ts'
import type { Field } from '../../../shared/fields/index.ts'
import type { ImportColumn, ImportMapping } from '../../../shared/imports/mapping.ts'
import { type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { House } from '../house.ts'
import { definitionOf, type Importable, type ImportField } from './import-fields.ts'
import { readCell, withoutApostrophe } from './read-cell.ts'
import type { Asked } from './references.ts'
import type { TableRow } from './table.ts'

/** A cell that refers to another record, not looked up yet. */
export interface Reference extends Asked {
  /** Import name of the field. */
  name: string
}

/** A line of the file as values of fields. */
export interface Line {
  line: number
  cells: string[]
  /** By import name; null = to be emptied. References follow once they are found. */
  values: Record<string, unknown>
  references: Reference[]
  errors: FieldError[]
}

/** A column or a constant, ready to read. */
interface Source {
  field: ImportField
  /** Place in the line; null = a constant. */
  at: number | null
  constant: string
  by: string
  create: boolean
}

interface Reading {
  house: House
  importable: Importable
  mapping: ImportMapping
  sources: Source[]
  width: number
}

/** Prepares a mapping for a file. @throws never: columns that the file lacks are simply not filled */
export function prepareReading(
  house: House,
  importable: Importable,
  mapping: ImportMapping,
  headers: readonly string[],
): Reading {
  const fields = new Map(importable.fields.map((field) => [field.name, field]))
  const fromColumn = ({ header, field, by, create }: ImportColumn): Source[] => {
    const at = headers.indexOf(header)
    return at < 0 || !fields.has(field) ? [] : [{ field: fields.get(field)!, at, constant: '', by, create }]
  }
  const constants = mapping.constants
    .filter(({ field }) => fields.has(field))
    .map(
      ({ field, value }): Source => ({
        field: fields.get(field)!,
        at: null,
        constant: value,
        by: 'auto',
        create: false,
      }),
    )
  // Deciding fields first: what a custom field is depends on them.
  const by = importable.entry.kind.custom?.by
  const sources = [...constants, ...mapping.columns.flatMap(fromColumn)].toSorted(
    (a, b) => Number(b.field.name === by) - Number(a.field.name === by),
  )
  return { house, importable, mapping, sources, width: headers.length }
}

/** @param typeOf the deciding value of the record that a line means, when the line does not say it */
export function readLine(reading: Reading, row: TableRow, typeOf: () => unknown = () => undefined): Line {
  const { mapping, importable, width } = reading
  const line: Line = { line: row.line, cells: row.cells, values: {}, references: [], errors: [] }
  if (row.cells.length > width) line.errors.push({ field: '', code: 'columns', params: { max: width } })
  for (const source of reading.sources) {
    const cell = (source.at === null ? source.constant : (row.cells[source.at] ?? '')).trim()
    if (cell !== '') readFilled(reading, line, source, cell, typeOf)
    // Nothing in a column says nothing, unless it is said to empty what is there; a constant is never taken back.
    else if (mapping.emptyCells === 'clear' && source.at !== null && !(source.field.name in line.values))
      line.values[source.field.name] = null
  }
  for (const name of Object.keys(line.values))
    if (line.references.some((reference) => reference.name === name)) delete line.values[name]
  refuseKeyless(importable.entry.kind, mapping, line)
  return line
}

function readFilled(reading: Reading, line: Line, source: Source, cell: string, typeOf: () => unknown): void {
  const { importable, mapping, house } = reading
  const { kind } = importable.entry
  const { name } = source.field
  const field = fieldFor(kind, source.field, line, typeOf)
  if (field === undefined) {
    line.errors.push({ field: name, code: 'not_of_type' })
    return
  }
  if (field.type === 'reference') {
    const target = house.kinds.get(field.kind!)!.kind
    line.references = line.references.filter((reference) => reference.name !== name)
    line.references.push({ name, target, by: source.by, create: source.create, text: withoutApostrophe(cell) })
    return
  }
  const read = readCell({ kind, dates: mapping.dates }, name, field, cell)
  if ('value' in read) line.values[name] = read.value
  else line.errors.push({ field: name, ...read })
}

/** The field; for one that only some types have, that of the line's type. */
function fieldFor(kind: Kind, field: ImportField, line: Line, typeOf: () => unknown): Field | undefined {
  if (field.types === undefined) return field.field
  return definitionOf(kind, field, line.values[kind.custom!.by] ?? typeOf())
}

function refuseKeyless(kind: Kind, mapping: ImportMapping, line: Line): void {
  if (mapping.mode !== 'update' || line.errors.length > 0) return
  const empty = mapping.keys.filter((name) => !isThere(kind, line, name))
  for (const field of empty) line.errors.push({ field, code: 'required' })
}

export const isThere = (_kind: Kind, line: Line, name: string): boolean =>
  (line.values[name] !== undefined && line.values[name] !== null) ||
  line.references.some((reference) => reference.name === name)

/** The line's values as an action takes them: custom fields gathered, keys that cannot be written left out. */
export function inputOf(
  importable: Importable,
  line: Line,
  left: (name: string) => boolean = () => true,
): Record<string, unknown> {
  const { kind } = importable.entry
  const input: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  const prefix = kind.custom === null ? null : `${kind.custom.field}.`
  for (const field of importable.fields) {
    const value = line.values[field.name]
    if (value === undefined || field.isKeyOnly || !left(field.name)) continue
    if (prefix !== null && field.name.startsWith(prefix)) custom[field.name.slice(prefix.length)] = value
    else input[field.name] = value
  }
  return kind.custom === null || Object.keys(custom).length === 0 ? input : { ...input, [kind.custom.field]: custom }
}

/** Values of the line under the names of the row's properties. */
export function propertiesOf(importable: Importable, line: Line): Record<string, unknown> {
  return Object.fromEntries(importable.fields.map(({ name, field }) => [propertyOf(name, field), line.values[name]]))
}
