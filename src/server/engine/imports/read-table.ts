import type { FileOptions } from '../../../shared/imports/mapping.ts'
import { readCsv } from './read-csv.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import type { Table } from './table.ts'

/** How every ZIP archive begins, and so every ODS and XLSX file. */
const zipMark = [0x50, 0x4b, 0x03, 0x04]

/**
 * A file of lines, by its content and never by its name: ODS, XLSX, or text with separators.
 * @throws `invalid` on `file` with the reason
 */
export const readTable = (bytes: Uint8Array, options: FileOptions = {}): Promise<Table> =>
  zipMark.every((byte, index) => bytes[index] === byte) ? readSpreadsheet(bytes, options) : readCsv(bytes, options)
