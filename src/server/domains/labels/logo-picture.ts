import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { logoLimits } from '../../../shared/labels/label-logo.ts'
import { type PictureSize, pictureSize } from '../../engine/files/picture-size.ts'

export type LogoRefusal = 'logo_picture' | 'logo_too_large'

/**
 * The size of a PNG or JPEG that can be drawn on labels, or why it cannot. It is drawn once here, so that no label fails
 * later; before that nothing is unpacked beyond what its size allows.
 */
export function logoSize(bytes: Buffer): PictureSize | LogoRefusal {
  const size = pictureSize(bytes)
  if (size === null) return 'logo_picture'
  const { width, height } = size
  if (width * height > logoLimits.pixels || Math.max(width, height) > logoLimits.side) return 'logo_too_large'
  if (bytes[0] === 0x89 && !isHonest(bytes, size)) return 'logo_picture'
  return canBeDrawn(bytes) ? size : 'logo_picture'
}

/** Eight bytes a pixel at most (four channels of 16 bits), and one a row for its filter. */
const mostUnpacked = ({ width, height }: PictureSize): number => (width * 8 + 1) * height + 64

/** Whether the pixels of a PNG unpack to what its head says and no more: the drawing library would unpack all of it. */
function isHonest(bytes: Buffer, size: PictureSize): boolean {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (at + 12 + length > bytes.length) return false
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  try {
    return inflateSync(Buffer.concat(parts), { maxOutputLength: mostUnpacked(size) }).length > 0
  } catch {
    return false
  }
}

function canBeDrawn(bytes: Buffer): boolean {
  const trial = new PDFDocument({ margin: 0, size: [100, 100] })
  try {
    trial.image(bytes, 0, 0, { fit: [100, 100] })
    trial.resume()
    trial.end()
    return true
  } catch {
    return false
  }
}
