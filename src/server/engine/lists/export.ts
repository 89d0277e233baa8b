import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import { hasText, say } from '../texts.ts'
import { type ListRequest, listRecords, type Reader } from './list.ts'

const batch = 500

/**
 * A list as CSV (UTF-8 with BOM, `;` as French spreadsheets want), page by page: memory does not grow with the list.
 * Cells that a spreadsheet would take for a formula get a leading apostrophe (CVE-2019-20002 and its kin).
 */
export function exportCsv(reader: Reader, kind: Kind, request: ListRequest, language: string): Readable {
  const columns = exportColumns(kind, request.fields)
  return Readable.from(csvChunks(reader, kind, { ...request, fields: columns.join(',') }, columns, language))
}

function exportColumns(kind: Kind, fields: string | undefined): string[] {
  if (fields !== undefined && fields !== '') return fields.split(',')
  return Object.entries(readableFields(kind))
    .filter(([, field]) => field.hidden !== true && field.type !== 'json')
    .map(([name]) => name)
}

async function* csvChunks(reader: Reader, kind: Kind, request: ListRequest, columns: string[], language: string) {
  yield `\uFEFF${write([columns.map((name) => label(kind, name, language))])}`
  let after = request.after
  do {
    const page = await listRecords(reader, kind, {
      ...request,
      limit: batch,
      count: 'none',
      ...(after === undefined ? {} : { after }),
    })
    if (page.items.length > 0)
      yield write(page.items.map((item) => columns.map((name) => cell(kind, name, item[name], language))))
    after = page.next ?? undefined
  } while (after !== undefined)
}

const write = (rows: unknown[][]): string =>
  stringify(rows as string[][], { delimiter: ';', escape_formulas: true, record_delimiter: 'windows' })

function label(kind: Kind, name: string, language: string): string {
  const own = `kind.${kind.name}.field.${name}`
  return hasText(language, own) ? say(language, own) : say(language, `field.${name}`)
}

function cell(kind: Kind, name: string, value: unknown, language: string): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => (item as { name?: string }).name ?? String(item)).join(', ')
  if (typeof value === 'object') return (value as { name?: string }).name ?? JSON.stringify(value)
  const choice = `kind.${kind.name}.choice.${name}.${String(value)}`
  return hasText(language, choice) ? say(language, choice) : String(value)
}
