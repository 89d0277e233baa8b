import { Readable } from 'node:stream'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldText } from '../kind-texts.ts'
import { cellOf, csvLine } from './export-cells.ts'
import { exportOds } from './export-ods.ts'
import { openPages, type Pages } from './export-pages.ts'
import { exportPdf } from './export-pdf.ts'
import type { ListRequest, Reader } from './list.ts'

export const exportFormats = ['csv', 'ods', 'json', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportedList {
  type: string
  content: Readable | Uint8Array
}

export interface ExportRequest extends ListRequest {
  /** The filter in words, for what is printed. */
  words?: string
}

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
}

/** What a list shows, as a file: the same rows, columns and rights as on the page. @throws what lists throw, `too_large` */
export async function exportList(
  reader: Reader,
  kind: Kind,
  request: ExportRequest,
  format: ExportFormat,
  language: string,
): Promise<ExportedList> {
  const type = types[format]
  if (format === 'csv') return { type, content: await exportCsv(reader, kind, request, language) }
  const pages = await openPages(reader, kind, request)
  if (format === 'json') return { type, content: Readable.from(jsonLines(pages)) }
  const print = format === 'ods' ? exportOds : exportPdf
  return { type, content: await print(reader, kind, pages, { language, words: request.words ?? '' }) }
}

/**
 * A list as CSV (UTF-8 with BOM, `;` as French spreadsheets want), page by page: memory does not grow with the list.
 * Cells that a spreadsheet would take for a formula get a leading apostrophe (CVE-2019-20002 and its kin).
 */
export async function exportCsv(reader: Reader, kind: Kind, request: ListRequest, language: string): Promise<Readable> {
  // The first page is read before the answer begins: an unknown field or a wrong cursor can still be told as such.
  const pages = await openPages(reader, kind, request)
  return Readable.from(csvChunks(kind, pages, language))
}

async function* csvChunks(kind: Kind, { columns, pages }: Pages, language: string) {
  yield `\uFEFF${csvLine(columns.map((name) => fieldText(kind, name, language)))}`
  const cells = columns.map((name) => cellOf(kind, name, language))
  for await (const items of pages)
    yield items.map((item) => csvLine(columns.map((name, index) => cells[index]!(item[name])))).join('')
}

/** One record a line, as the API gives it. */
async function* jsonLines({ pages }: Pages) {
  for await (const items of pages) yield items.map((item) => `${JSON.stringify(item)}\n`).join('')
}
