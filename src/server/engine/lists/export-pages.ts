import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import { type Json, type ListRequest, listRecords, type Page, type Reader } from './list.ts'

const batch = 1_000

/** A list read page by page, to be written out. */
export interface Pages {
  columns: string[]
  /** Pages that are not empty; the next is read while one is written. */
  pages: AsyncGenerator<Json[]>
}

/** Reads the first page, so that an unknown field or a wrong cursor is told before anything is written. */
export async function openPages(reader: Reader, kind: Kind, request: ListRequest): Promise<Pages> {
  const columns = exportColumns(kind, request.fields)
  const wanted = { ...request, fields: columns.join(',') }
  const first = await readPage(reader, kind, wanted, request.after)
  return { columns, pages: readPages(reader, kind, wanted, first) }
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

async function* readPages(reader: Reader, kind: Kind, request: ListRequest, first: Page): AsyncGenerator<Json[]> {
  // Whoever hangs up leaves a read that nobody awaits.
  const read = (after: string): Promise<Page> => {
    const page = readPage(reader, kind, request, after)
    page.catch(() => {})
    return page
  }
  let coming: Page | Promise<Page> | null = first
  while (coming !== null) {
    const page: Page = await coming
    coming = page.next === null ? null : read(page.next)
    if (page.items.length > 0) yield page.items
  }
}

/** All rows, for what cannot be written piece by piece; null when there are more than `most`. */
export async function allRows({ pages }: Pages, most: number): Promise<Json[] | null> {
  const rows: Json[] = []
  for await (const items of pages) {
    rows.push(...items)
    if (rows.length > most) return null
  }
  return rows
}
