import { invalidField } from '../../../shared/errors.ts'
import type { Encoding, Separator } from '../../../shared/imports/mapping.ts'

/** A file of lines, whatever it was written in. */
export interface Table {
  format: 'csv' | 'ods' | 'xlsx'
  encoding: Encoding | null
  separator: Separator | null
  /** Each once: a second of the same name is numbered. */
  headers: string[]
  rows: TableRow[]
}

export interface TableRow {
  /** As the spreadsheet counts, the headers being 1. */
  line: number
  cells: string[]
}

export const limits = {
  lines: 200_000,
  columns: 500,
  /** Characters of one line; beyond it a quote was usually left open. */
  lineLength: 1_000_000,
  /** Bytes of a spreadsheet once unpacked. */
  unpacked: 200 * 1024 * 1024,
} as const

/** Gathers lines under the limits; the first that is not empty names the columns. */
export class TableBuilder {
  private headers: string[] | null = null
  private readonly rows: TableRow[] = []
  private line = 0

  /** @throws `invalid` on `file` */
  add(cells: readonly string[]): void {
    this.line += 1
    const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    if (width === 0) return
    if (width > limits.columns) throw invalidField('file', 'too_many_columns', { max: limits.columns })
    if (this.headers === null) {
      this.headers = uniqueHeaders(cells.slice(0, width))
      return
    }
    if (this.rows.length === limits.lines) throw invalidField('file', 'too_many_lines', { max: limits.lines })
    this.rows.push({ line: this.line, cells: cells.slice(0, width) })
  }

  /** @throws `invalid` on `file` when there is no line under the headers */
  finish(): Pick<Table, 'headers' | 'rows'> {
    if (this.headers === null || this.rows.length === 0) throw invalidField('file', 'empty_file')
    return { headers: this.headers, rows: this.rows }
  }
}

function uniqueHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name = cell.trim().replace(/\s+/g, ' ').slice(0, 490) || `#${index + 1}`
    if (name.includes('\0')) throw invalidField('file', 'not_a_table')
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
