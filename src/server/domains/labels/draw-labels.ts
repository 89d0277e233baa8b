import PDFDocument from 'pdfkit'
import { type Grid, gridOf, type LabelLayout } from '../../../shared/labels/label-grid.ts'
import { type Box, partsOf } from '../../../shared/labels/label-parts.ts'
import { cut, encodable } from '../../engine/lists/pdf-text.ts'
import { barCode, type Code, qrCode } from './draw-code.ts'

/** What one label says. */
export interface Label {
  /** The address of the record, for QR. */
  address: string
  /** What Code 128 holds. */
  inventoryNumber: string | null
  /** A PNG or JPEG; null: none, and the words have its room. */
  logo: Buffer | null
  /** The lines, the first the most important. */
  lines: readonly string[]
}

export interface Drawn {
  layout: LabelLayout
  labels: readonly Label[]
  /** Labels of the first sheet that are used already. */
  skipped: number
  /** Draws the edges of every label of the sheet, to see whether the printer keeps to them. */
  hasEdges: boolean
  title: string
  language: string
  /** Said where bars would stand when there is no number to make them of. */
  noNumber: string
}

interface Opens {
  openImage: (bytes: Buffer) => unknown
}

const mm = 72 / 25.4
const ink = '#000000'
const soft = '#808080'
const fontSize = { most: 11, least: 4.5 }
/** Height of a line in sizes of its font. */
const leading = 1.18
const widestModule = 0.6 * mm

/** Sheets of labels as a PDF, written while it is drawn: a thousand labels need no more memory than one. */
export function drawLabels(drawn: Drawn): PDFKit.PDFDocument {
  const grid = gridOf(drawn.layout)
  const document = new PDFDocument({
    size: [grid.page.width * mm, grid.page.height * mm],
    margin: 0,
    autoFirstPage: false,
    lang: drawn.language,
    info: { Title: drawn.title, Producer: 'Cigale', Creator: 'Cigale' },
  })
  void drawAll(document, grid, drawn).catch((error: unknown) => document.destroy(error as Error))
  return document
}

/** What is drawn, with each logo opened once however many labels bear it. */
interface Drawing extends Drawn {
  picture: (logo: Buffer) => Buffer
}

async function drawAll(document: PDFKit.PDFDocument, grid: Grid, given: Drawn): Promise<void> {
  const each = grid.corners.length
  const opened = new Map<Buffer, Buffer>()
  const picture = (logo: Buffer): Buffer => {
    // An opened picture stands for its bytes wherever those are asked for; the types of the library do not say so.
    const known = opened.get(logo) ?? ((document as unknown as Opens).openImage(logo) as Buffer)
    opened.set(logo, known)
    return known
  }
  const drawn: Drawing = { ...given, picture }
  for (const [index, label] of drawn.labels.entries()) {
    const place = (index + drawn.skipped) % each
    if (index === 0 || place === 0) newPage(document, grid, drawn)
    drawLabel(document, drawn, label, boxOf(grid, place))
    // Others are answered between two labels.
    await new Promise((resume) => setImmediate(resume))
  }
  document.end()
}

function newPage(document: PDFKit.PDFDocument, grid: Grid, { hasEdges }: Drawn): void {
  document.addPage()
  if (!hasEdges) return
  for (const place of grid.corners.keys()) {
    const { x, y, width, height } = boxOf(grid, place)
    document.rect(x, y, width, height).lineWidth(0.3).stroke(soft)
  }
}

function boxOf(grid: Grid, place: number): Box {
  const corner = grid.corners[place]!
  return { x: corner.x * mm, y: corner.y * mm, width: grid.label.width * mm, height: grid.label.height * mm }
}

function drawLabel(document: PDFKit.PDFDocument, drawn: Drawing, label: Label, box: Box): void {
  const { code, heading, logo: where } = drawn.layout
  const lines = [...(heading === null ? [] : [heading]), ...label.lines]
  const hasWords = lines.some((line) => line !== '')
  const parts = partsOf(box, { code, logo: label.logo === null ? null : where, hasWords }, mm)
  if (parts.code !== null) {
    const bars =
      code === 'qr' ? qrCode(label.address) : label.inventoryNumber === null ? null : barCode(label.inventoryNumber)
    if (bars === null) drawLines(document, [drawn.noNumber], parts.code)
    else drawCode(document, bars, parts.code)
  }
  if (parts.logo !== null) drawLogo(document, drawn.picture(label.logo!), parts.logo)
  if (parts.words !== null) drawLines(document, lines, parts.words)
}

/** As large as its room lets it, at its left and in the middle of its height. */
function drawLogo(document: PDFKit.PDFDocument, picture: Buffer, { x, y, width, height }: Box): void {
  document.image(picture, x, y, { fit: [width, height], valign: 'center' })
}

/** As large as the box lets it, in the middle of it; bars are as high as the box. */
function drawCode(document: PDFKit.PDFDocument, code: Code, box: Box): void {
  const isFlat = code.height === 1
  const module = Math.min(box.width / code.width, isFlat ? widestModule : box.height / code.height)
  const across = isFlat ? box.height : module
  const x = box.x + (box.width - code.width * module) / 2
  const y = box.y + (box.height - code.height * across) / 2
  for (const bar of code.bars)
    document.rect(x + bar.x * module, y + bar.y * across, bar.width * module, bar.height * across)
  document.fill(ink)
}

/** As many lines as fit, each made smaller until it fits and then cut; the first is bold. */
function drawLines(document: PDFKit.PDFDocument, lines: readonly string[], box: Box): void {
  const most = Math.max(Math.floor(box.height / (fontSize.least * leading)), 1)
  const shown = lines.filter((line) => line !== '').slice(0, most)
  if (shown.length === 0 || box.width < fontSize.least) return
  const size = Math.min(fontSize.most, box.height / shown.length / leading)
  let y = box.y + (box.height - shown.length * size * leading) / 2
  for (const [index, line] of shown.entries()) {
    const text = encodable(line)
    document
      .font(index === 0 ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor(ink)
    const width = document.widthOfString(text)
    const fitted = width <= box.width ? size : Math.max((size * box.width) / width, Math.min(fontSize.least, size))
    document.fontSize(fitted)
    document.text(cut(document, text, box.width), box.x, y + ((size - fitted) * leading) / 2, { lineBreak: false })
    y += size * leading
  }
}
