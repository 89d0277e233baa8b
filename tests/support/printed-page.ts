import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface PrintedText extends Omit<Box, 'width'> {
  text: string
  font: string
}

/** What a page of a PDF by pdfkit shows, in points from its upper left corner: filled rectangles, outlines, lines of text. */
export interface PrintedPage {
  width: number
  height: number
  filled: Box[]
  outlined: Box[]
  texts: PrintedText[]
  /** Where pictures stand. */
  images: Box[]
}

const number = String.raw`(-?[\d.]+)`
const operators = new RegExp(
  [
    `(?<box>${number} ${number} ${number} ${number} re)`,
    `(?<place>1 0 0 1 ${number} ${number} Tm)`,
    String.raw`(?<font>\/(F\d+) ${number} Tf)`,
    String.raw`(?<show>\[([^\]]*)\] TJ)`,
    String.raw`(?<image>${number} 0 0 -${number} ${number} ${number} cm\n\/I\d+ Do)`,
    '(?<fill>^f$)',
    '(?<stroke>^S$)',
  ].join('|'),
  'gm',
)

/** Reads the pages back: nothing of the code that drew them is used. */
export function readPages(pdf: Buffer): PrintedPage[] {
  const raw = pdf.toString('latin1')
  const sizes = [...raw.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ])
  const streams = [...raw.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].map(({ index, 0: head }) =>
    inflateSync(pdf.subarray(index + head.length)).toString('latin1'),
  )
  return streams
    .filter((stream) => stream.startsWith('1 0 0 -1 0 '))
    .map((stream, index) => readPage(stream, sizes[index]![0]!, sizes[index]![1]!))
}

function readPage(stream: string, width: number, height: number): PrintedPage {
  const page: PrintedPage = { width, height, filled: [], outlined: [], texts: [], images: [] }
  let path: Box[] = []
  const text = { x: 0, y: 0, height: 0, font: '' }
  for (const match of stream.matchAll(operators)) {
    const { box, place, font, show, image, fill, stroke } = match.groups!
    const numbers = (part: string) => [...part.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
    if (box !== undefined) {
      const [x, y, w, h] = numbers(box) as [number, number, number, number]
      path.push({ x, y, width: w, height: h })
    } else if (image !== undefined) {
      const [w, , , h, x, foot] = numbers(image) as [number, number, number, number, number, number]
      page.images.push({ x, y: foot + h, width: w, height: -h })
    } else if (fill !== undefined) {
      page.filled.push(...path)
      path = []
    } else if (stroke !== undefined) {
      page.outlined.push(...path)
      path = []
    } else if (place !== undefined) {
      const [, , , , x, y] = numbers(place) as [number, number, number, number, number, number]
      text.x = x
      text.y = height - y
    } else if (font !== undefined) {
      text.font = font.slice(1, font.indexOf(' '))
      text.height = numbers(font.slice(font.indexOf(' ')))[0]!
    } else if (show !== undefined) {
      const hex = [...show.matchAll(/<([0-9a-f]*)>/g)].map((part) => part[1]).join('')
      page.texts.push({ ...text, text: new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')) })
    }
  }
  return page
}

const dotsPerPoint = 6

/** The piece of a page as a scanner sees it. */
function raster(page: PrintedPage, box: Box): ImageData {
  const width = Math.round(box.width * dotsPerPoint)
  const height = Math.round(box.height * dotsPerPoint)
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  const dot = (value: number, most: number) => Math.min(Math.max(Math.round(value * dotsPerPoint), 0), most)
  for (const { x, y, width: w, height: h } of page.filled) {
    for (let row = dot(y - box.y, height); row < dot(y + h - box.y, height); row++) {
      for (let column = dot(x - box.x, width); column < dot(x + w - box.x, width); column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}

let isReady = false

/** The codes that stand in a piece of a page, read by the decoder that phones use. */
export async function readCodes(page: PrintedPage, box: Box): Promise<{ format: string; text: string }[]> {
  if (!isReady) {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    const bytes = readFileSync(wasm)
    prepareZXingModule({
      overrides: {
        wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
      },
    })
    isReady = true
  }
  const found = await readBarcodes(raster(page, box), { formats: ['QRCode', 'Code128'], tryHarder: true })
  return found.filter((each) => each.isValid).map(({ format, text }) => ({ format, text }))
}
