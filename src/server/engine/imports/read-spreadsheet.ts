import { type StreamRow, streamOdsRows, streamXlsxRows } from 'hucre'
import { CigaleError, invalidField } from '../../../shared/errors.ts'
import type { FileOptions } from '../../../shared/imports/mapping.ts'
import { limits, type Table, TableBuilder } from './table.ts'
import { refuseBombs } from './unpacked-size.ts'

/** A sheet may be formatted to its last line: nobody's data has such a hole. */
const longestHole = 1_000

/** One sheet of an ODS or XLSX file; formulas count by the value they last had. @throws `invalid` on `file` */
export async function readSpreadsheet(bytes: Uint8Array, options: FileOptions): Promise<Table> {
  refuseBombs(bytes)
  const format = isOds(bytes) ? 'ods' : 'xlsx'
  const sheet = options.sheet ?? 0
  const maxRows = limits.lines + longestHole
  const rows =
    format === 'ods' ? streamOdsRows(bytes, { sheets: [sheet], maxRows }) : streamXlsxRows(bytes, { sheet, maxRows })
  const table = new TableBuilder()
  try {
    await gather(rows, table)
  } catch (error) {
    throw error instanceof CigaleError ? error : invalidField('file', 'not_a_table')
  }
  return { format, encoding: null, separator: null, ...table.finish() }
}

async function gather(rows: AsyncIterable<StreamRow>, table: TableBuilder): Promise<void> {
  let next = 0
  let hole = 0
  for await (const { index, values } of rows) {
    for (; next < index && hole < longestHole; next++, hole++) table.add([])
    const cells = values.map(cellText)
    hole = cells.some((cell) => cell !== '') ? 0 : hole + 1
    if (hole >= longestHole) return
    table.add(cells)
    next = index + 1
  }
}

/** The first entry of an OpenDocument archive is its type, unpacked. */
const isOds = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(30, 120)).toString('latin1').startsWith('mimetypeapplication/vnd.oasis.opendocument')

/** A cell as one would type it: days as YYYY-MM-DD, moments in ISO 8601. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
  }
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(15)))
  return String(value)
}
