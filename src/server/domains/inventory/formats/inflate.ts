import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { limits } from './limits.ts'
import { type Refusal, Refused, refusing } from './refusal.ts'

export type Encoding = 'zlib' | 'gzip' | 'deflate' | 'brotli' | 'plain'

export interface Inflated {
  encoding: Encoding
  bytes: Buffer
}

/**
 * Undoes the compression of a message, whatever its label says: agents put wrong ones, and Windows OCS agents never finish
 * their zlib stream (sync flush, no final block). Synchronous: a usual message takes 0.1 to 0.3 ms. Never throws.
 *
 * `contentType` is used only when the bytes tell nothing: Brotli and raw deflate have no signature.
 */
export function inflate(body: Buffer, contentType: string | null = null): Inflated | { refusal: Refusal } {
  return refusing('compression', () => {
    if (body.length === 0) throw new Refused('empty', 'the body is empty')
    if (body.length > limits.compressedBytes) throw new Refused('too_large', `${body.length} bytes received`)
    const candidates = encodingsOf(body, contentType)
    let failure: unknown = new Refused('encoding', 'neither zlib, gzip, XML nor JSON')
    for (const encoding of candidates) {
      try {
        return { encoding, bytes: decode(body, encoding) }
      } catch (error) {
        if (error instanceof Refused) throw error
        failure = error
      }
    }
    throw failure
  })
}

/** What the bytes, then the label, may be; best guess first. */
export function encodingsOf(body: Buffer, contentType: string | null): Encoding[] {
  const found: Encoding[] = []
  const first = body[0] ?? 0
  const second = body[1] ?? 0
  if (isZlibHeader(first, second)) found.push('zlib')
  else if (first === 0x1f && second === 0x8b) found.push('gzip')
  else if (looksPlain(body)) found.push('plain')
  const label = contentType?.toLowerCase() ?? ''
  if (/\b(x-compress-br|x-br)\b/.test(label)) found.push('brotli')
  if (/\b(x-compress-deflate|x-deflate)\b/.test(label)) found.push('deflate')
  return found
}

/** RFC 1950: method 8, window at most 32 K, header checksum, no preset dictionary. */
function isZlibHeader(first: number, second: number): boolean {
  return (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0 && (second & 0x20) === 0
}

/** An optional byte order mark and blanks, then `<` or `{`; UTF-16 by its mark or by its zero bytes. */
function looksPlain(body: Buffer): boolean {
  if ((body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff)) return true
  let at = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0
  if (body[at] === 0 && (body[1] === 0x3c || body[1] === 0x7b)) return true
  const end = Math.min(body.length, 1024)
  while (at < end && (body[at] === 0x20 || body[at] === 0x0a || body[at] === 0x0d || body[at] === 0x09)) at++
  return body[at] === 0x3c || body[at] === 0x7b
}

function decode(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'plain') return body
  refuseBomb(body, encoding)
  const allowed = Math.min(limits.inflatedBytes, Math.max(limits.ratioFreeBytes, body.length * limits.ratio))
  const bytes = run(body, encoding, allowed)
  if (bytes !== null) return bytes
  if (allowed < limits.inflatedBytes)
    throw new Refused('ratio', `more than ${limits.ratio} times the ${body.length} bytes received`)
  throw new Refused('inflated_too_large', `more than ${limits.inflatedBytes} bytes once decompressed`)
}

/**
 * A bomb shows in its first bytes: the head that may give 1 MB at the allowed ratio is inflated alone, so that a refusal
 * costs 1 MB and not the whole budget.
 */
function refuseBomb(body: Buffer, encoding: Exclude<Encoding, 'plain'>): void {
  const head = Math.ceil(limits.ratioFreeBytes / limits.ratio)
  if (body.length <= head * 8) return
  if (run(body.subarray(0, head), encoding, limits.ratioFreeBytes) === null)
    throw new Refused('ratio', `the first ${head} bytes give more than ${limits.ratioFreeBytes}`)
}

/** null: more than `maxOutputLength` bytes come out. A stream that stops without its end is accepted (Windows agents). */
function run(body: Buffer, encoding: Exclude<Encoding, 'plain'>, maxOutputLength: number): Buffer | null {
  // Large pieces keep few buffers alive; small messages need few of them.
  const chunkSize = Math.min(256 * 1024, Math.max(16 * 1024, body.length * 8))
  const options = { maxOutputLength, chunkSize, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    if (encoding === 'zlib') return inflateSync(body, options)
    if (encoding === 'gzip') return gunzipSync(body, options)
    if (encoding === 'deflate') return inflateRawSync(body, options)
    return brotliDecompressSync(body, { maxOutputLength, chunkSize, finishFlush: constants.BROTLI_OPERATION_FLUSH })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
    throw error
  }
}
