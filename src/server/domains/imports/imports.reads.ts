import { sql } from 'kysely'
import { z } from 'zod'
import { type FieldError, forbidden, invalidField, notFound } from '../../../shared/errors.ts'
import { importKind } from '../../../shared/imports/imports.kinds.ts'
import { encodings, type FileOptions, lineOutcomes, separators } from '../../../shared/imports/mapping.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { readDocument } from '../../engine/attachments.ts'
import { FileAnswer, type RouteContext } from '../../engine/house.ts'
import { rulesOf } from '../../engine/imports/coherence.ts'
import { type Importable, importableOf, importables } from '../../engine/imports/import-fields.ts'
import { proposeColumns, proposeKeys } from '../../engine/imports/propose-mapping.ts'
import { readTable } from '../../engine/imports/read-table.ts'
import { uniqueRules } from '../../engine/imports/unique-rules.ts'
import { csvLine } from '../../engine/lists/export-cells.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { say } from '../../engine/texts.ts'
import { describeProblem } from './problem-text.ts'
import { readRow } from './take-file.ts'

const previewLines = 20

export const previewQuery = z.object({
  kind: z.string().max(100),
  document: z.string().max(20).optional(),
  encoding: z.enum(encodings).optional(),
  separator: z.enum(separators).optional(),
  sheet: z.coerce.number().int().min(0).max(200).optional(),
})

/** Kinds that this person may fill from files. */
export async function importableKinds({ reader, language }: RouteContext) {
  if (!isAllowed(reader.actor, 'import.create')) throw forbidden('import.create')
  const may = (action: Importable['create']) =>
    action !== null && (action.permission === null || isAllowed(reader.actor, action.permission))
  return {
    items: importables(reader.house)
      .filter(({ create, update }) => may(create) || may(update))
      .map(({ entry, create, update }) => ({
        kind: entry.kind.plural,
        name: say(language, `kind.${entry.kind.name}.plural`),
        canCreate: may(create),
        canUpdate: may(update),
      })),
  }
}

/** The rules of a kind and, with a document, how its file is read, its first lines and what its columns probably are. */
export async function preview(query: z.infer<typeof previewQuery>, { reader, services, language }: RouteContext) {
  if (!isAllowed(reader.actor, 'import.create')) throw forbidden('import.create')
  const entry = reader.house.byPlural.get(query.kind)
  const importable = entry === undefined ? null : importableOf(reader.house, entry)
  if (importable === null) throw invalidField('kind', 'unknown')
  const fields = rulesOf(reader.house, importable, language)
  const unique = await uniqueRules(reader.db, importable.entry.kind)
  const rules = { fields, unique, canCreate: importable.create !== null, canUpdate: importable.update !== null }
  if (query.document === undefined) return { ...rules, file: null }
  const { encoding, separator, sheet } = query
  const options = Object.fromEntries(
    Object.entries({ encoding, separator, sheet }).filter(([, value]) => value !== undefined),
  )
  const table = await readTable(await contentOf({ reader, services }, query.document), options as FileOptions)
  const columns = proposeColumns(importable, table.headers)
  return {
    ...rules,
    file: {
      format: table.format,
      encoding: table.encoding,
      separator: table.separator,
      headers: table.headers,
      lineCount: table.rows.length,
      lines: table.rows.slice(0, previewLines),
      columns,
      keys: proposeKeys(importable, columns),
    },
  }
}

async function contentOf(
  { reader, services }: Pick<RouteContext, 'reader' | 'services'>,
  id: string,
): Promise<Uint8Array> {
  const document = await readDocument(reader, id)
  const pieces: Uint8Array[] = []
  for await (const piece of await services.files.open(document.sha256)) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

export const linesQuery = z.object({
  outcome: z.enum(lineOutcomes).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.coerce.number().int().min(0).default(0),
})

interface LineRow {
  line: number
  outcome: string
  recordId: string | null
  errors: FieldError[]
  changes: unknown[]
  cells: string[] | null
}

/** The report of an import, line by line. */
export async function importLines(id: string, query: z.infer<typeof linesQuery>, { reader, language }: RouteContext) {
  const record = await readRecord(reader, importKind, id)
  const { kind } = reader.house.byPlural.get(String(record.kind)) ?? {}
  const only = query.outcome === undefined ? sql`` : sql`and outcome = ${query.outcome}`
  const found = await sql<LineRow>`
    select line, outcome, record_id, errors, changes, cells from import_line
    where import_id = ${id} and line > ${query.after} ${only} order by line limit ${query.limit + 1}`.execute(reader.db)
  const items = found.rows.slice(0, query.limit).map((row) => ({
    ...row,
    errors: row.errors.map((error) => ({
      ...error,
      detail: kind === undefined ? error.code : describeProblem(kind, error, language),
    })),
  }))
  return { items, total: null, next: found.rows.length > query.limit ? String(items.at(-1)!.line) : null }
}

/** The refused lines as they came, with the reason in a last column: to be mended and given again. */
export async function refusedFile(id: string, { reader, services, language }: RouteContext): Promise<FileAnswer> {
  const record = await readRecord(reader, importKind, id)
  const { kind } = reader.house.byPlural.get(String(record.kind)) ?? {}
  if (kind === undefined) throw notFound('kind', String(record.kind))
  const row = await readRow(reader.db, id)
  const headers = await headersOf({ reader, services }, id, row.file)
  const found = await sql<LineRow>`
    select line, errors, cells from import_line where import_id = ${id} and outcome = 'refused' order by line`.execute(
    reader.db,
  )
  const lines = found.rows.map(({ cells, errors }) => [
    ...headers.map((_, index) => cells?.[index] ?? ''),
    errors.map((error) => describeProblem(kind, error, language)).join(' '),
  ])
  const reason = say(language, 'imports.reason')
  const text = [[...headers, reason], ...lines].map(csvLine).join('')
  const name = `${String(record.fileName).replace(/\.[^.]*$/, '')} - ${say(language, 'imports.refusedFile')}.csv`
  return new FileAnswer(name, 'text/csv; charset=utf-8', `\uFEFF${text}`)
}

async function headersOf(
  context: Pick<RouteContext, 'reader' | 'services'>,
  id: string,
  file: FileOptions,
): Promise<string[]> {
  const found = await sql<{ sha256: string }>`
    select d.sha256 from attachment a join document d on d.id = a.document_id
    where a.kind = ${importKind.name} and a.record_id = ${id} limit 1`.execute(context.reader.db)
  if (found.rows[0] === undefined) return []
  const pieces: Uint8Array[] = []
  for await (const piece of await context.services.files.open(found.rows[0].sha256)) pieces.push(piece as Uint8Array)
  return (await readTable(Buffer.concat(pieces), file)).headers
}
