import type { Field } from '../../../shared/fields/index.ts'
import { fieldOf, type Kind, writableFields } from '../../../shared/kinds/define-kind.ts'
import { translationFields } from '../../../shared/kinds/translated-fields.ts'
import { webFieldOf } from '../fields/index.ts'
import { valueAt } from '../record/patch.ts'
import type { Json } from '../records.ts'

export interface FormPart {
  /** Key of the heading. */
  title?: string
  /** Key of the sentence under it. */
  help?: string
  /** Names of fields; two in a list stand side by side. */
  fields: readonly (string | readonly string[])[]
  /** Shown, and sent, only while the values are such: what a line of one sort has and another has not. */
  when?: (values: FormValues) => boolean
}

export type FormValues = Record<string, unknown>

/** Fields of the type chosen in the form, as `custom.diagonal`. */
export function customNames(kind: Kind, values: FormValues): string[] {
  if (kind.custom === null) return []
  const type = values[kind.custom.by]
  return Object.keys(kind.custom.types[String(type)] ?? {}).map((name) => `${kind.custom!.field}.${name}`)
}

/** Without sections of the room: what is obligatory, then what lists show, then the rest. */
export function plainParts(kind: Kind): FormPart[] {
  const said = translationFields(kind)
  const names = writableFields(kind)
    .filter(([, field]) => field.type !== 'json' || field.choices !== undefined)
    .map(([name]) => name)
    .filter((name) => !said.includes(name))
  const place = (name: string) => {
    if (kind.fields[name]?.required === true && kind.fields[name]?.type !== 'boolean') return 0
    const isLong = kind.fields[name]?.type === 'longText' || kind.fields[name]?.type === 'richText'
    return isLong ? 3 : kind.list.includes(name) ? 1 : 2
  }
  return [{ fields: names.toSorted((a, b) => place(a) - place(b)) }]
}

export const shownParts = (parts: readonly FormPart[], values: FormValues): FormPart[] =>
  parts.filter((part) => part.when?.(values) ?? true)

/** What other languages call a record stands last, whatever the sections of the room. */
export function withTranslations(kind: Kind, parts: readonly FormPart[]): readonly FormPart[] {
  const fields = translationFields(kind)
  if (fields.length === 0) return parts
  return [...parts, { title: 'engine.form.translations', help: 'engine.form.translationsHelp', fields }]
}

export const namesOf = (parts: readonly FormPart[]): string[] =>
  parts.flatMap((part) => part.fields.flatMap((entry) => (typeof entry === 'string' ? [entry] : [...entry])))

export const blankOf = (field: Field): unknown =>
  field.type === 'json' && field.choices !== undefined ? [] : webFieldOf(field.type).blank

/** Values of a form: those of the record, else those given, else empty. */
export function startValues(kind: Kind, names: string[], record: Json | null, given: FormValues): FormValues {
  return Object.fromEntries(
    names.map((name) => {
      const field = fieldOf(kind, name)
      const value = record === null ? given[name] : valueAt(kind, record, name)
      return [name, value ?? (field === undefined ? null : blankOf(field))]
    }),
  )
}

/** Obligatory fields that are still empty. Said before the server is asked: it would say the same. */
export const missing = (kind: Kind, names: string[], values: FormValues): string[] =>
  names.filter((name) => {
    const field = fieldOf(kind, name)
    if (field?.required !== true || field.type === 'boolean' || field.type === 'json') return false
    const value = values[name]
    return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
  })
