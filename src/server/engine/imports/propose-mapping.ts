import { anyWay, type ImportColumn } from '../../../shared/imports/mapping.ts'
import { type Importable, type ImportField, keysOf, namesOfField } from './import-fields.ts'
import { plainText } from './plain.ts'

/** `N° de série` is `numéro de série` to people. */
const bare = (text: string): string => plainText(text.replace(/\bn[°º]\s?/gi, 'numero ')).replace(/[^a-z0-9]+/g, '')

/**
 * Which column probably fills which field: by the field's name and its labels in every language, accents, capitals and
 * signs aside; then by a label at the beginning of the header. Each field once.
 */
export function proposeColumns(importable: Importable, headers: readonly string[]): ImportColumn[] {
  const names = importable.fields.map((field) => ({
    field,
    words: namesOfField(importable.entry.kind, field).map(bare),
  }))
  const taken = new Set<string>()
  const chosen = new Map<string, ImportField>()
  const choose = (header: string, fits: (words: string[], text: string) => boolean) => {
    if (chosen.has(header)) return
    const text = bare(header)
    const found = names.find(({ field, words }) => !taken.has(field.name) && fits(words, text))
    if (text === '' || found === undefined) return
    taken.add(found.field.name)
    chosen.set(header, found.field)
  }
  for (const header of headers) choose(header, (words, text) => words.includes(text))
  for (const header of headers)
    choose(header, (words, text) => words.some((word) => word.length >= 5 && text.startsWith(word)))
  return headers.flatMap((header) => {
    const field = chosen.get(header)
    return field === undefined ? [] : [{ header, field: field.name, by: anyWay, create: false }]
  })
}

/** The surest field that a column fills and by which a record can be found; none when there is no such. */
export function proposeKeys(importable: Importable, columns: readonly ImportColumn[]): string[] {
  const filled = new Set(columns.map((column) => column.field))
  const key = ['id', ...keysOf(importable.entry.kind)].find((name) => filled.has(name))
  return key === undefined ? [] : [key]
}
