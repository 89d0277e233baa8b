import { Readable } from 'node:stream'
import { isMoney } from '../../../shared/fields/money.ts'
import { fieldOf, type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import { hasText, say } from '../texts.ts'
import { type ListRequest, listRecords, type Page, type Reader } from './list.ts'

const batch = 1_000

/**
 * A list as CSV (UTF-8 with BOM, `;` as French spreadsheets want), page by page: memory does not grow with the list.
 * Cells that a spreadsheet would take for a formula get a leading apostrophe (CVE-2019-20002 and its kin).
 */
export async function exportCsv(reader: Reader, kind: Kind, request: ListRequest, language: string): Promise<Readable> {
  const columns = exportColumns(kind, request.fields)
  const wanted = { ...request, fields: columns.join(',') }
  // The first page is read before the answer begins: an unknown field or a wrong cursor can still be told as such.
  const first = await readPage(reader, kind, wanted, request.after)
  return Readable.from(csvChunks(reader, kind, wanted, columns, first, language))
}

const readPage = (reader: Reader, kind: Kind, request: ListRequest, after: string | undefined): Promise<Page> =>
  listRecords(reader, kind, { ...request, limit: batch, count: 'none', ...(after === undefined ? {} : { after }) })

function exportColumns(kind: Kind, fields: string | undefined): string[] {
  const asked = (fields ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (asked.length > 0) return asked
  return Object.entries(readableFields(kind))
    .filter(([, field]) => field.hidden !== true && field.type !== 'json')
    .map(([name]) => name)
}

async function* csvChunks(
  reader: Reader,
  kind: Kind,
  request: ListRequest,
  columns: string[],
  first: Page,
  language: string,
) {
  yield `\uFEFF${line(columns.map((name) => label(kind, name, language)))}`
  const cells = columns.map((name) => cellOf(kind, name, language))
  // The next page is read while this one is written; whoever hangs up leaves a read that nobody awaits.
  const read = (after: string): Promise<Page> => {
    const page = readPage(reader, kind, request, after)
    page.catch(() => {})
    return page
  }
  let coming: Page | Promise<Page> | null = first
  while (coming !== null) {
    const page: Page = await coming
    coming = page.next === null ? null : read(page.next)
    if (page.items.length > 0)
      yield page.items.map((item) => line(columns.map((name, index) => cells[index]!(item[name])))).join('')
  }
}

/** Full-width forms too: spreadsheets of some languages read them as the plain ones. */
const formula = /^'*[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20]/
const plainNumber = /^-?\d+([.,]\d+)?$/

/**
 * A text that begins like a formula gets an apostrophe before it; so does one that would look as if it had got one,
 * so that whoever reads the file again takes exactly one away. Numbers stay numbers.
 */
const harmless = (cell: string): string => (formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell)

/** Most cells need nothing: one look tells. */
const special = /^['=+\-@\t|\uff1d\uff0b\uff0d\uff20]|[;"\r\n]/

/** A cell as it stands in the file (RFC 4180). csv-stringify was the largest single cost of an export. */
function written(text: string): string {
  if (!special.test(text)) return text
  const cell = harmless(text)
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const line = (cells: readonly string[]): string => `${cells.map(written).join(';')}\r\n`

function label(kind: Kind, name: string, language: string): string {
  const own = `kind.${kind.name}.field.${name}`
  return hasText(language, own) ? say(language, own) : say(language, `field.${name}`)
}

/** How values of a column are written; the names of choices are looked up once. */
function cellOf(kind: Kind, name: string, language: string): (value: unknown) => string {
  const choices = new Map(
    (fieldOf(kind, name)?.choices ?? []).map((value) => [value, choiceName(kind, name, value, language)]),
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

function choiceName(kind: Kind, name: string, value: string, language: string): string {
  const key = `${kind.fields[name]?.namedBy ?? `kind.${kind.name}.choice.${name}`}.${value}`
  return hasText(language, key) ? say(language, key) : value
}
