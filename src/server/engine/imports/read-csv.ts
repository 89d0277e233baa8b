import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { invalidField } from '../../../shared/errors.ts'
import { type FileOptions, type Separator, separators } from '../../../shared/imports/mapping.ts'
import { decode, detectEncoding } from './decode.ts'
import { limits, type Table, TableBuilder } from './table.ts'

/** Text in pieces: the thread that answers others is given back between them. */
const piece = 256 * 1024

/** @throws `invalid` on `file`: `quote_open` and `line_too_long` with the line, limits, nothing in it */
export async function readCsv(bytes: Uint8Array, options: FileOptions): Promise<Table> {
  const encoding = options.encoding ?? detectEncoding(bytes)
  const told = /^sep=(.)\r?\n/i.exec(decode(bytes.subarray(0, 20), encoding))
  const text = decode(bytes, encoding).slice(told?.[0].length ?? 0)
  const separator = options.separator ?? toldSeparator(told?.[1]) ?? detectSeparator(text)
  const table = new TableBuilder()
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter: separator,
      relax_column_count: true,
      // A lone quote inside a cell (24" screen) is a character like any other.
      relax_quotes: true,
      max_record_size: limits.lineLength,
    }),
  )
  try {
    for await (const cells of parser as AsyncIterable<string[]>) table.add(cells)
  } catch (error) {
    throw readable(error)
  }
  return { format: 'csv', encoding, separator, ...table.finish() }
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += piece) yield text.slice(from, from + piece)
}

const toldSeparator = (character: string | undefined): Separator | undefined =>
  separators.find((separator) => separator === character)

function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = Number((error as { lines?: number }).lines ?? 0)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return invalidField('file', 'quote_open', { line })
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return invalidField('file', 'line_too_long', { line, max: limits.lineLength })
  return invalidField('file', 'not_a_table')
}

const sampleLines = 15

/** The character that divides the first lines most, and most evenly. */
export function detectSeparator(text: string): Separator {
  const lines = text
    .slice(0, piece)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, sampleLines)
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const even = counts.filter((count) => count === counts[0]).length / Math.max(counts.length, 1)
    return (counts[0] ?? 0) * even
  })
  const best = Math.max(...scores)
  return best === 0 ? ';' : separators[scores.indexOf(best)]!
}
