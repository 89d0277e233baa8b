import { isMoney } from '../../../shared/fields/money.ts'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { choiceText } from '../kind-texts.ts'

/** Full-width forms too: spreadsheets of some languages read them as the plain ones. */
const formula = /^'*[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]/
const plainNumber = /^-?\d+([.,]\d+)?$/

/**
 * A text that begins like a formula gets an apostrophe before it; so does one that would look as if it had got one,
 * so that whoever reads the file again takes exactly one away. Numbers stay numbers.
 */
export const harmless = (cell: string): string => (formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell)

/** Most cells need nothing: one look tells. */
const special = /^['=+\-@\t|\uff1d\uff0b\uff0d\uff20]|[;"\r\n]/

/** A cell as it stands in the file (RFC 4180). csv-stringify was the largest single cost of an export. */
function written(text: string): string {
  if (!special.test(text)) return text
  const cell = harmless(text)
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A whole file that spreadsheets read as UTF-8. */
export const csvFile = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map(csvLine).join('')}`

export const csvLine = (cells: readonly string[]): string => `${cells.map(written).join(';')}\r\n`

/** How values of a column are written; the names of choices are looked up once. */
export function cellOf(kind: Kind, name: string, language: string): (value: unknown) => string {
  const choices = new Map(
    (fieldOf(kind, name)?.choices ?? []).map((value) => [value, choiceText(kind, name, value, language)]),
  )
  const isNumber = ['decimal', 'money'].includes(fieldOf(kind, name)?.type ?? '')
  // As the spreadsheets of the reader's language read numbers.
  const number = (text: string) => (language === 'fr' ? text.replace('.', ',') : text)
  return (value) => {
    if (isNumber && typeof value === 'string') return number(value)
    if (value === null || value === undefined) return ''
    if (typeof value === 'string') return choices.get(value) ?? value
    if (value instanceof Date) return value.toISOString()
    if (Array.isArray(value)) return value.map((item) => (item as { name?: string }).name ?? String(item)).join(', ')
    if (isMoney(value)) return number(value.amount)
    if (typeof value === 'object') return (value as { name?: string }).name ?? JSON.stringify(value)
    return String(value)
  }
}
