import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureSize } from './picture-size.ts'

const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(33)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

/** With as many further segments before the frame as a camera likes to write. */
const jpeg = (width: number, height: number, before: number): Buffer => {
  const frame = Buffer.from('ffc00011080000000003012200021101031101', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const segment = Buffer.alloc(2 + 60_000, 0xff)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(60_000, 2)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...Array.from({ length: before }, () => segment), frame])
}

const webp = (sort: 'VP8X' | 'VP8L' | 'VP8 ', width: number, height: number): Buffer => {
  const head = Buffer.alloc(40)
  head.write('RIFF', 0)
  head.write(`WEBP${sort}`, 8)
  if (sort === 'VP8X') {
    head.writeUIntLE(width - 1, 24, 3)
    head.writeUIntLE(height - 1, 27, 3)
  } else if (sort === 'VP8L') {
    head[20] = 0x2f
    head.writeUInt32LE(((height - 1) * 2 ** 14 + (width - 1)) >>> 0, 21)
  } else {
    head.writeUIntBE(0x9d012a, 23, 3)
    head.writeUInt16LE(width, 26)
    head.writeUInt16LE(height, 28)
  }
  return head
}

const side = fc.integer({ min: 1, max: 16_383 })

describe('the size of a picture', () => {
  test('is what its head says, in each format', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 5 }), (width, height, before) => {
        const size = { width, height }
        const pictures = [
          png(width, height),
          jpeg(width, height, before),
          ...(['VP8X', 'VP8L', 'VP8 '] as const).map((sort) => webp(sort, width, height)),
        ]
        for (const picture of pictures) expect(pictureSize(picture)).toEqual(size)
      }),
      { numRuns: 50 },
    )
  })

  test('of anything else, cut or spoilt, is none or a size: it ends, and never throws', () => {
    const whole = [png(10, 10), jpeg(10, 10, 1).subarray(-60_100), webp('VP8 ', 10, 10)]
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
          fc
            .tuple(fc.constantFrom(...whole), fc.nat(60), fc.uint8Array({ maxLength: 80 }))
            .map(([picture, at, spoil]) => Buffer.concat([picture.subarray(0, at), Buffer.from(spoil)])),
        ),
        (bytes) => {
          const size = pictureSize(bytes)
          expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
    expect(pictureSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'))).toBeNull()
    expect(pictureSize(png(0, 10))).toBeNull()
  })
})
