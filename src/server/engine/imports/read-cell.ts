import { type Field, fieldTypes } from '../../../shared/fields/index.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { acceptedNames } from '../lists/read-query.ts'
import { plainText } from './plain.ts'

/** What reading cells needs to know besides the field. */
export interface CellReading {
  kind: Kind
  dates: 'dmy' | 'mdy'
}

/** A value, or why the cell cannot be one (a code of `errors.field`). */
export type Read = { value: unknown } | { code: string; params?: Record<string, string | number> }

const apostropheOfExport = /^'+[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]/

/** An export puts an apostrophe before what a spreadsheet would take for a formula: exactly one is taken away again. */
export const withoutApostrophe = (cell: string): string => (apostropheOfExport.test(cell) ? cell.slice(1) : cell)

/** Reads a filled cell into a value of the field, as people write it; references are resolved elsewhere. */
export function readCell(reading: CellReading, name: string, field: Field, cell: string): Read {
  const text = withoutApostrophe(cell)
  if (text.includes('\0') || text.includes('\ufffd') || !text.isWellFormed()) return { code: 'characters' }
  const reader = readers[field.type]
  if (reader !== undefined) return reader(text.trim(), field, name, reading)
  const value = fieldTypes[field.type]?.fromText(text, field)
  return value === undefined ? { code: 'format' } : { value }
}

type Reader = (text: string, field: Field, name: string, reading: CellReading) => Read

const readers: Record<string, Reader> = {
  choice: readChoice,
  boolean: readBoolean,
  integer: readInteger,
  date: (text, _field, _name, { dates }) => {
    const day = readDay(text, dates)
    return day === null ? { code: 'date' } : { value: day }
  },
  instant: (text, _field, _name, { dates }) => readMoment(text, dates),
}

function readChoice(text: string, field: Field, name: string, { kind }: CellReading): Read {
  const wanted = plainText(text)
  const wordsOf = (choice: string) => [...acceptedNames(kind, `${name}=${choice}`), choice]
  const value = (field.choices ?? []).find((choice) => wordsOf(choice).some((word) => plainText(word) === wanted))
  if (value !== undefined) return { value }
  return { code: 'choice', params: { choices: (field.choices ?? []).map((choice) => wordsOf(choice)[0]!).join(', ') } }
}

const yes = new Set(['1', 'x', 'o', 'y', 'oui', 'yes', 'vrai', 'true', 'on', 'actif', 'active'])
const no = new Set(['0', 'n', 'non', 'no', 'faux', 'false', 'off', 'inactif', 'inactive'])

function readBoolean(text: string): Read {
  const word = plainText(text)
  if (yes.has(word)) return { value: true }
  return no.has(word) ? { value: false } : { code: 'boolean' }
}

function readInteger(text: string): Read {
  // Thousands as spreadsheets print them; a decimal part of zeros is none.
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(/[.,]0+$/, '')
  return /^[+-]?\d{1,15}$/.test(plain) ? { value: Number(plain) } : { code: 'integer' }
}

/** `2026-04-03`, `03/04/2026`, `3.4.2026`, `03-04-26`; null when it is no day. */
export function readDay(text: string, order: 'dmy' | 'mdy'): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00(?:\.0+)?Z?)?$/.exec(text)
  if (iso !== null) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  if (local === null) return null
  const year = local[3]!.length === 4 ? local[3]! : `20${local[3]}`
  return order === 'dmy' ? dayOf(year, local[2]!, local[1]!) : dayOf(year, local[1]!, local[2]!)
}

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

function readMoment(text: string, order: 'dmy' | 'mdy'): Read {
  const parts = /^(\S+)[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  const day = readDay(parts?.[1] ?? text, order)
  if (day === null) return { code: 'date' }
  const [hours, minutes, seconds] = [parts?.[2] ?? '0', parts?.[3] ?? '00', parts?.[4] ?? '00']
  const date = new Date(`${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}${parts?.[5] ?? 'Z'}`)
  return Number.isNaN(date.getTime()) ? { code: 'date' } : { value: date.toISOString() }
}
