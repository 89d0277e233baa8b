import { type Kind, readableFields } from '../../../shared/kinds/define-kind.ts'
import { type Json, type ListRequest, listIds, type Reader, recordsById } from './list.ts'
import { wantedFields } from './select-records.ts'

/** Records read at once; two such portions are on their way at a time, as many as this needs to keep both sides busy. */
const portion = 1_000

/** Ids held at once. */
const stretch = 50_000

/** A list read page by page, to be written out. */
export interface Pages {
  columns: string[]
  /** Pages that are not empty; the next is read while one is written. */
  pages: AsyncGenerator<Json[]>
}

/** Reads the first ids, so that an unknown field or a wrong cursor is told before anything is written. */
export async function openPages(reader: Reader, kind: Kind, request: ListRequest): Promise<Pages> {
  const columns = exportColumns(kind, request.fields)
  const wanted = wantedFields(reader.house, kind, columns.join(','))
  const first = await listIds(reader, kind, request, stretch)
  return { columns, pages: readPages(reader, kind, request, wanted, first) }
}

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

async function* readPages(
  reader: Reader,
  kind: Kind,
  request: ListRequest,
  wanted: ReadonlySet<string>,
  first: Ids,
): AsyncGenerator<Json[]> {
  const coming: Promise<Json[]>[] = []
  for await (const ids of portions(reader, kind, request, first)) {
    const records = recordsById(reader, kind, ids, wanted)
    // Whoever hangs up leaves a read that nobody awaits.
    records.catch(() => {})
    coming.push(records)
    if (coming.length > 2) yield await coming.shift()!
  }
  for (const records of coming) yield await records
}

type Ids = Awaited<ReturnType<typeof listIds>>

async function* portions(reader: Reader, kind: Kind, request: ListRequest, first: Ids): AsyncGenerator<string[]> {
  for (let some: Ids | null = first; some !== null; ) {
    for (let from = 0; from < some.ids.length; from += portion) yield some.ids.slice(from, from + portion)
    some = some.next === null ? null : await listIds(reader, kind, { ...request, after: some.next }, stretch)
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
