/** In pixels. */
export interface PictureSize {
  width: number
  height: number
}

/** Bytes of the beginning that tell the size: a photograph's own thumbnail and colour profile may come first. */
export const sizeBytes = 1_048_576

/**
 * Width and height by the head of a PNG, JPEG or WebP; null when it is none of them or does not say. No decoder runs:
 * what a hostile picture could do to one, it does to the reader's own browser, within its bounds.
 */
export function pictureSize(head: Buffer): PictureSize | null {
  const read = [png, webp, jpeg].map((reader) => reader(head)).find((size) => size !== null) ?? null
  return read !== null && read.width > 0 && read.height > 0 ? read : null
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

function png(head: Buffer): PictureSize | null {
  const isPng = head.length >= 24 && head.subarray(0, 8).equals(pngSignature) && ascii(head, 12) === 'IHDR'
  return isPng ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : null
}

const ascii = (head: Buffer, at: number): string => head.toString('latin1', at, at + 4)

/** Three sorts of WebP, each with its own place for the size (RFC 9649, 2.5 to 2.7). */
function webp(head: Buffer): PictureSize | null {
  if (head.length < 30 || ascii(head, 0) !== 'RIFF' || ascii(head, 8) !== 'WEBP') return null
  const sort = ascii(head, 12)
  if (sort === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (sort === 'VP8 ' && head.readUIntBE(23, 3) === 0x9d012a)
    return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  if (sort !== 'VP8L' || head[20] !== 0x2f) return null
  const bits = head.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** Segments one after the other until the one that starts a frame (ITU-T T.81, B.2.2); never backwards. */
function jpeg(head: Buffer): PictureSize | null {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= head.length; ) {
    if (head[at] !== 0xff) return null
    const marker = head[at + 1]!
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) }
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker === 0xd9 || marker === 0xda) return null
    else at += 2 + Math.max(2, head.readUInt16BE(at + 2))
  }
  return null
}

/** SOF0 to SOF15, but for the tables that stand between them (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
