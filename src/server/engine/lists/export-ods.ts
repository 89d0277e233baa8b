import { type CellValue, writeOds } from 'hucre'
import { tooLarge } from '../../../shared/errors.ts'
import { isMoney } from '../../../shared/fields/money.ts'
import { fieldOf, type Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldText } from '../kind-texts.ts'
import { say } from '../texts.ts'
import { cellOf, harmless } from './export-cells.ts'
import { allRows, type Pages } from './export-pages.ts'
import type { Reader } from './list.ts'

/** A spreadsheet is put together in memory. */
const mostRows = 50_000

/** A list as an OpenDocument spreadsheet: numbers are numbers, moments are moments, and a text is never a formula. */
export async function exportOds(
  _reader: Reader,
  kind: Kind,
  pages: Pages,
  { language }: { language: string },
): Promise<Uint8Array> {
  const items = await allRows(pages, mostRows)
  if (items === null) throw tooLarge(mostRows)
  const { columns } = pages
  const writers = columns.map((name) => cellFor(kind, name, language))
  const rows = items.map((item) => columns.map((name, index) => writers[index]!(item[name])))
  const head = columns.map((name) => fieldText(kind, name, language))
  const name = say(language, `kind.${kind.name}.plural`)
    .slice(0, 31)
    .replace(/[[\]:*?/\\]/g, ' ')
  return writeOds({ sheets: [{ name, rows: [head, ...rows] }] })
}

function cellFor(kind: Kind, name: string, language: string): (value: unknown) => CellValue {
  const text = cellOf(kind, name, language)
  const type = fieldOf(kind, name)?.type
  return (value) => {
    if (value === null || value === undefined) return null
    if (typeof value === 'number' || value instanceof Date) return value
    if (type === 'decimal' && Number.isFinite(Number(value))) return Number(value)
    if (isMoney(value)) return Number(value.amount)
    return harmless(text(value))
  }
}
