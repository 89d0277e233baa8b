import { crc32, deflateSync } from 'node:zlib'

/** A floor seen from above: rooms on either side of a corridor, each with its number. */
export interface FloorDrawing {
  png: Buffer
  /** Where the middle of a room is, as shares of the picture. `bay` from the left, 0 to bays - 1. */
  middleOf: (side: 'north' | 'south', bay: number) => { x: number; y: number }
}

const size = { width: 1400, height: 640 }
const margin = 30
const corridor = { top: 270, bottom: 370 }
const shades = { paper: 255, floor: 248, wall: 60, thin: 150, ink: 110 } as const

/** Digits of 3 by 5 dots, a row of three bits each. */
const digits = ['75557', '26227', '71747', '71717', '55711', '74717', '74757', '71111', '75757', '75717']

/** Draws a floor of `bays` rooms a side; `numberOf` tells the number on a door. */
export function drawFloor(bays: number, numberOf: (side: 'north' | 'south', bay: number) => string): FloorDrawing {
  const dots = Buffer.alloc(size.width * size.height, shades.paper)
  const fill = (left: number, top: number, right: number, bottom: number, shade: number) => {
    for (let y = Math.round(top); y < bottom; y++)
      dots.fill(shade, y * size.width + Math.round(left), y * size.width + Math.round(right))
  }
  const wide = (size.width - 2 * margin) / bays
  const rows = {
    north: { top: margin, bottom: corridor.top },
    south: { top: corridor.bottom, bottom: size.height - margin },
  }
  fill(margin, margin, size.width - margin, size.height - margin, shades.floor)
  for (const side of ['north', 'south'] as const) {
    const { top, bottom } = rows[side]
    const door = side === 'north' ? bottom : top
    fill(margin, door - 2, size.width - margin, door + 2, shades.wall)
    for (let bay = 0; bay < bays; bay++) {
      const left = margin + bay * wide
      if (bay > 0) fill(left - 2, top, left + 2, bottom, shades.wall)
      // The door, and a window on the outer wall.
      fill(left + wide * 0.55, door - 2, left + wide * 0.85, door + 2, shades.floor)
      const outer = side === 'north' ? margin : size.height - margin
      fill(left + wide * 0.25, outer - 3, left + wide * 0.75, outer + 3, shades.thin)
      write(fill, numberOf(side, bay), left + 12, side === 'north' ? bottom - 34 : top + 14)
    }
  }
  frame(fill)
  return {
    png: pngOf(dots),
    middleOf: (side, bay) => ({
      x: (margin + (bay + 0.5) * wide) / size.width,
      y: (rows[side].top + rows[side].bottom) / 2 / size.height,
    }),
  }
}

type Fill = (left: number, top: number, right: number, bottom: number, shade: number) => void

function frame(fill: Fill): void {
  const [right, bottom] = [size.width - margin, size.height - margin]
  for (const [a, b, c, d] of [
    [margin - 5, margin - 5, margin, bottom + 5],
    [right, margin - 5, right + 5, bottom + 5],
  ] as const)
    fill(a, b, c, d, shades.wall)
  for (const y of [margin - 5, bottom]) fill(margin - 5, y, margin + 20, y + 5, shades.wall)
}

const dot = 4

function write(fill: Fill, text: string, left: number, top: number): void {
  for (const [place, digit] of [...text].entries())
    for (const [row, bits] of [...(digits[Number(digit)] ?? '')].entries())
      for (let column = 0; column < 3; column++)
        if (Number(bits) & (4 >> column)) {
          const x = left + place * dot * 4 + column * dot
          fill(x, top + row * dot, x + dot, top + row * dot + dot, shades.ink)
        }
}

/** Eight bits of grey, unfiltered lines (PNG, third edition, 5.2 and 11.2). */
function pngOf(dots: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size.width, 0)
  head.writeUInt32BE(size.height, 4)
  head[8] = 8
  const lines = Buffer.concat(
    Array.from({ length: size.height }, (_, y) =>
      Buffer.concat([Buffer.from([0]), dots.subarray(y * size.width, (y + 1) * size.width)]),
    ),
  )
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const whole = Buffer.alloc(body.length + 8)
    whole.writeUInt32BE(data.length, 0)
    body.copy(whole, 4)
    whole.writeUInt32BE(crc32(body), body.length + 4)
    return whole
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
