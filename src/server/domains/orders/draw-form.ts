import PDFDocument from 'pdfkit'
import { cut, encodable, numberPages } from '../../engine/lists/pdf-text.ts'

/** All that stands on an order form, in the words of its reader. */
export interface FormText {
  language: string
  title: string
  number: string
  /** Said large over a form that is no order yet; empty for one that is. */
  warning: string
  /** Name and lines of an address or of facts, two side by side. */
  boxes: readonly (readonly [title: string, text: string])[]
  head: readonly string[]
  rows: readonly (readonly string[])[]
  totals: readonly (readonly [name: string, amount: string])[]
  terms: string
  sign: string
}

const page = { width: 595.28, height: 841.89, margin: 42 }
const inner = page.width - 2 * page.margin
const bottom = page.height - page.margin - 24
const ink = '#1d1b16'
const soft = '#6b665c'
const rule = '#d8d3c8'
const band = '#f0ede6'
const line = 16
/** Shares of the width: what it is takes most, the figures stand at their right edge. */
const shares = [0.14, 0.38, 0.12, 0.13, 0.09, 0.14]

type Pdf = PDFKit.PDFDocument

/** The order form, on A4: who delivers what to whom, at what price, by when. */
export function drawForm(form: FormText): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: page.margin,
    bufferPages: true,
    lang: form.language,
    info: { Title: encodable(`${form.title} ${form.number}`), Producer: 'Cigale', Creator: 'Cigale' },
  })
  let y = drawHead(pdf, form)
  y = drawTable(pdf, form, y)
  y = drawTotals(pdf, form, room(pdf, y, form.totals.length * line + 12))
  if (form.terms !== '') y = drawTerms(pdf, form.terms, y)
  drawSign(pdf, form.sign, room(pdf, y, 90))
  numberPages(pdf, page, page.height - page.margin, () => pdf.font('Helvetica').fontSize(8).fillColor(soft))
  pdf.end()
  return pdf
}

/** Where so much room is: here, or at the top of the next page. */
function room(pdf: Pdf, y: number, height: number): number {
  if (y + height <= bottom) return y
  pdf.addPage()
  return page.margin
}

function drawHead(pdf: Pdf, form: FormText): number {
  pdf.font('Helvetica-Bold').fontSize(18).fillColor(ink)
  pdf.text(encodable(`${form.title} ${form.number}`), page.margin, page.margin, { width: inner })
  if (form.warning !== '') pdf.fontSize(10).fillColor('#a33').text(encodable(form.warning), { width: inner })
  const top = pdf.y + 14
  const width = (inner - 20) / 2
  let y = top
  for (let at = 0; at < form.boxes.length; at += 2) {
    const ends = form.boxes.slice(at, at + 2).map(([title, text], side) => {
      const x = page.margin + side * (width + 20)
      pdf.font('Helvetica').fontSize(8).fillColor(soft).text(encodable(title), x, y, { width, lineBreak: false })
      pdf.font('Helvetica').fontSize(10).fillColor(ink)
      pdf.text(text.split('\n').map(encodable).join('\n'), x, y + 12, { width })
      return pdf.y
    })
    y = Math.max(...ends) + 12
  }
  return y
}

function cells(pdf: Pdf, values: readonly string[], y: number, font: string): void {
  let x = page.margin
  pdf.font(font).fontSize(9).fillColor(ink)
  for (const [at, share] of shares.entries()) {
    const width = share * inner
    const text = cut(pdf, encodable(values[at] ?? ''), width - 8)
    const left = at < 2 ? x + 4 : x + width - 4 - pdf.widthOfString(text)
    pdf.text(text, left, y + 4, { lineBreak: false })
    x += width
  }
}

function drawTable(pdf: Pdf, form: FormText, from: number): number {
  const head = (y: number) => {
    pdf.rect(page.margin, y, inner, line).fill(band)
    cells(pdf, form.head, y, 'Helvetica-Bold')
    return y + line
  }
  let y = head(from)
  for (const row of form.rows) {
    const at = room(pdf, y, line)
    y = at < y ? head(at) : at
    cells(pdf, row, y, 'Helvetica')
    y += line
    pdf
      .moveTo(page.margin, y)
      .lineTo(page.width - page.margin, y)
      .lineWidth(0.4)
      .stroke(rule)
  }
  return y + 8
}

function drawTotals(pdf: Pdf, form: FormText, from: number): number {
  let y = from
  for (const [at, [name, amount]] of form.totals.entries()) {
    const isLast = at === form.totals.length - 1
    pdf
      .font(isLast ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(10)
      .fillColor(ink)
    pdf.text(encodable(name), page.margin + inner * 0.58, y, { lineBreak: false })
    const text = encodable(amount)
    pdf.text(text, page.width - page.margin - 4 - pdf.widthOfString(text), y, { lineBreak: false })
    y += line
  }
  return y + 12
}

function drawTerms(pdf: Pdf, terms: string, from: number): number {
  pdf.font('Helvetica').fontSize(9).fillColor(ink)
  const text = terms.split('\n').map(encodable).join('\n')
  const y = room(pdf, from, Math.min(pdf.heightOfString(text, { width: inner }), 200))
  pdf.text(text, page.margin, y, { width: inner })
  return pdf.y + 16
}

function drawSign(pdf: Pdf, sign: string, y: number): void {
  const width = inner * 0.42
  const x = page.width - page.margin - width
  pdf.font('Helvetica').fontSize(8).fillColor(soft).text(encodable(sign), x, y, { width, lineBreak: false })
  pdf
    .rect(x, y + 12, width, 64)
    .lineWidth(0.6)
    .stroke(rule)
}
