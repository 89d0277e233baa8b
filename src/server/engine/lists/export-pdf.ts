import PDFDocument from 'pdfkit'
import { tooLarge } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldText } from '../kind-texts.ts'
import { say } from '../texts.ts'
import { cellOf } from './export-cells.ts'
import { allRows, type Pages } from './export-pages.ts'
import type { Reader } from './list.ts'
import { cut, encodable, numberPages } from './pdf-text.ts'

/** Nobody reads more on paper; the file is put together in memory. */
const mostRows = 5_000
/** More columns would each be too narrow to read. */
const mostColumns = 14
const rowsAtOnce = 200

const page = { width: 841.89, height: 595.28, margin: 36 }
const inner = page.width - 2 * page.margin
const size = 8
const line = 14
const padding = 3
const ink = '#1d1b16'
const soft = '#6b665c'
const rule = '#d8d3c8'
const band = '#f0ede6'

interface Printed {
  language: string
  words: string
}

/** A list as it is printed: landscape A4, the header on every page, the filter in words, page numbers, who and when. */
export async function exportPdf(
  reader: Reader,
  kind: Kind,
  pages: Pages,
  { language, words }: Printed,
): Promise<Uint8Array> {
  const items = await allRows(pages, mostRows)
  if (items === null) throw tooLarge(mostRows)
  const columns = pages.columns.slice(0, mostColumns)
  const writers = columns.map((name) => cellOf(kind, name, language))
  const show = (index: number, value: unknown) => shown(value, writers[index]!(value), reader.timeZone, language)
  const rows = items.map((item) => columns.map((name, index) => show(index, item[name])))
  const head = columns.map((name) => fieldText(kind, name, language))
  const title = say(language, `kind.${kind.name}.plural`)
  const made = say(language, 'engine.print.made', {
    at: moment(reader.now, reader.timeZone, language),
    by: reader.actor.name,
  })
  const table = new Table({
    title,
    words,
    made,
    head,
    language,
    widths: widthsOf(head, rows),
    lang: language,
    count: rows.length,
  })
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    for (const row of rows.slice(from, from + rowsAtOnce)) table.add(row)
    // Others are answered between two bundles of lines.
    await new Promise((resume) => setImmediate(resume))
  }
  return table.finish()
}

interface TableOptions {
  title: string
  words: string
  made: string
  head: string[]
  language: string
  widths: number[]
  lang: string
  count: number
}

class Table {
  private readonly options: TableOptions
  private readonly document: PDFKit.PDFDocument
  private readonly chunks: Uint8Array[] = []
  private readonly ended: Promise<void>
  private y = 0

  constructor(options: TableOptions) {
    this.options = options
    this.document = new PDFDocument({
      size: 'A4',
      layout: 'landscape',
      margin: page.margin,
      bufferPages: true,
      autoFirstPage: false,
      lang: options.lang,
      info: { Title: options.title, Producer: 'Cigale', Creator: 'Cigale' },
    })
    this.document.on('data', (chunk: Uint8Array) => this.chunks.push(chunk))
    this.ended = new Promise((resolve) => this.document.on('end', () => resolve()))
    this.newPage(true)
  }

  add(cells: readonly string[]): void {
    if (this.y + line > page.height - page.margin - line) this.newPage(false)
    this.cells(cells, 'Helvetica')
    this.y += line
    this.document
      .moveTo(page.margin, this.y)
      .lineTo(page.width - page.margin, this.y)
      .lineWidth(0.4)
      .stroke(rule)
  }

  async finish(): Promise<Uint8Array> {
    const foot = page.height - page.margin + 6
    numberPages(this.document, page, foot, () =>
      this.text(this.options.made, page.margin, foot, inner / 2, 'Helvetica', soft),
    )
    this.document.end()
    await this.ended
    return Buffer.concat(this.chunks)
  }

  private newPage(isFirst: boolean): void {
    const { title, words, head, count, language } = this.options
    this.document.addPage()
    this.y = page.margin
    if (isFirst) {
      const number = new Intl.NumberFormat(language).format(count).replace(/\u202f/g, '\u00a0')
      this.document
        .font('Helvetica-Bold')
        .fontSize(14)
        .fillColor(ink)
        .text(encodable(`${title} (${number})`), page.margin, this.y, { width: inner, lineBreak: false })
      this.y += 20
      if (words !== '') {
        this.document.font('Helvetica').fontSize(9).fillColor(soft)
        const height = Math.min(this.document.heightOfString(encodable(words), { width: inner }), 60)
        this.document.text(encodable(words), page.margin, this.y, { width: inner, height, ellipsis: true })
        this.y += height + 6
      }
    }
    this.document.rect(page.margin, this.y, inner, line).fill(band)
    this.cells(head, 'Helvetica-Bold')
    this.y += line
  }

  private cells(cells: readonly string[], font: string): void {
    let x = page.margin
    for (const [index, width] of this.options.widths.entries()) {
      this.text(cells[index] ?? '', x + padding, this.y + padding + 1, width - 2 * padding, font, ink)
      x += width
    }
  }

  /** One line, cut where the column ends. Measured by hand: the library's own layout costs fifty times as much. */
  private text(text: string, x: number, y: number, width: number, font: string, colour: string): void {
    this.document.font(font).fontSize(size).fillColor(colour)
    this.document.text(cut(this.document, encodable(text), width), x, y, { lineBreak: false })
  }
}

/** Room by what stands in it: the longest of the first rows, within bounds, all of the page together. */
function widthsOf(head: readonly string[], rows: readonly string[][]): number[] {
  const weights = head.map((label, index) => {
    const longest = Math.max(...rows.slice(0, 300).map((row) => row[index]?.length ?? 0), 0)
    return Math.min(Math.max(longest, Math.min(label.length, 12), 4), 40)
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (inner * weight) / sum)
}

function shown(value: unknown, text: string, timeZone: string, language: string): string {
  if (value instanceof Date) return moment(value, timeZone, language)
  if (typeof value === 'boolean') return say(language, value ? 'engine.yes' : 'engine.no')
  return text
}

const moment = (at: Date, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)
