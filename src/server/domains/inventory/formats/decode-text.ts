import { isUtf8 } from 'node:buffer'

const windows1252 = new TextDecoder('windows-1252')
/** The characters of the bytes 80 to FF. */
const highHalf = [...windows1252.decode(Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at))]
/** Above, a document that is not UTF-8 is read as Windows-1252 whole. */
const mixedLimit = 4 * 1024 * 1024

/**
 * Bytes of a message to text: UTF-16 with or without its mark, UTF-8, and for the bytes that are not UTF-8 Windows-1252.
 * Agents mix both (a UTF-8 document with Latin-1 output of a tool inside), so the choice is made sequence by sequence.
 * Characters that XML and PostgreSQL refuse are dropped. Cannot fail.
 */
export function decodeText(bytes: Buffer): string {
  return dropForbidden(decode(bytes)).trimStart()
}

/**
 * The bytes of a message one character each, for those who cut a text at its markup and decode what they keep (see
 * `fromByteText`): a message of 100 kB is read and hashed in a tenth of the time that decoding it whole takes. null: not plain
 * UTF-8, or a character that must be dropped; `decodeText` reads that.
 */
export function byteText(bytes: Buffer): string | null {
  const first = bytes[0]
  if ((first !== 0x3c && first !== 0x7b) || bytes[1] === 0 || !isUtf8(bytes)) return null
  const text = bytes.toString('latin1')
  return suspectByte.test(text) && forbiddenBytes.test(text) ? null : text
}

/** A piece of such a text, decoded. Pieces end at markup, so that no character is torn. */
export const fromByteText = (piece: string): string =>
  beyondAscii.test(piece) ? Buffer.from(piece, 'latin1').toString() : piece

const beyondAscii = /[\u0080-\u00ff]/
/** A first look, several times as fast: what may belong to a forbidden character. */
const suspectByte = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ef]/
/** The forbidden characters below, as bytes of UTF-8. */
const forbiddenBytes = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\u00ef\u00bf[\u00be\u00bf]/

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2).toWellFormed()
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return swapped(bytes.subarray(2))
  if ((bytes[0] === 0x3c || bytes[0] === 0x7b) && bytes[1] === 0) return bytes.toString('utf16le').toWellFormed()
  if (bytes[0] === 0 && (bytes[1] === 0x3c || bytes[1] === 0x7b)) return swapped(bytes)
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  return isUtf8(body) ? body.toString('utf8') : decodeMixed(body)
}

function swapped(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1))
  return even.swap16().toString('utf16le').toWellFormed()
}

/** Valid UTF-8 sequences as they are, other bytes one by one as Windows-1252. Linear, memory three times the input. */
function decodeMixed(bytes: Buffer): string {
  if (bytes.length > mixedLimit) return windows1252.decode(bytes)
  const out = Buffer.allocUnsafe(bytes.length * 3)
  let to = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number
    const length = first < 0x80 ? 1 : sequenceLength(bytes, at, first)
    if (length === 0) {
      to += out.write(highHalf[first - 0x80] as string, to)
      at++
      continue
    }
    for (let next = 0; next < length; next++) out[to++] = bytes[at++] as number
  }
  return out.toString('utf8', 0, to)
}

/** Length of the UTF-8 sequence of several bytes that starts here; 0 when it is none (overlong and surrogates included). */
function sequenceLength(bytes: Buffer, at: number, first: number): number {
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  for (let next = 1; next < length; next++) if (((bytes[at + next] as number) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] as number
  if (first === 0xe0 && second < 0xa0) return 0
  if (first === 0xed && second > 0x9f) return 0
  if (first === 0xf0 && second < 0x90) return 0
  if (first === 0xf4 && second > 0x8f) return 0
  return length
}

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const forbiddenTest = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function dropForbidden(text: string): string {
  return forbiddenTest.test(text) ? text.replace(forbidden, '') : text
}
