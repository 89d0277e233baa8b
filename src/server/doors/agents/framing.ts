import type { Readable } from 'node:stream'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import {
  type Encoding,
  type Form,
  type Inflated,
  inflate,
  messageLimits,
  type Refusal,
} from '../../domains/inventory/index.ts'

/** A reply on the wire. */
export interface Framed {
  body: Buffer
  contentType: string
}

/**
 * Gathers a request body up to the limit; past it the stream is left unread and the answer is a refusal. Memory never
 * exceeds the limit, whatever Content-Length says.
 */
export async function readBody(
  stream: Readable,
  limit: number = messageLimits.compressedBytes,
): Promise<Buffer | { refusal: Refusal }> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) return { refusal: { code: 'too_large', detail: `more than ${limit} bytes received` } }
    pieces.push(piece)
  }
  return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, size)
}

/** Undoes the compression of a request, found from its bytes; the label only helps where bytes tell nothing. Never throws. */
export function unframe(body: Buffer, contentType: string | null): Inflated | { refusal: Refusal } {
  return inflate(body, contentType)
}

/**
 * A reply in the form of the request: what came in zlib goes out in zlib, a finished stream. The labels are those that all
 * agents accept (protocols/real-agents.md §1): `application/x-compressed`, as the OCS server says, makes GLPI agents fail.
 */
export function frame(text: string, encoding: Encoding, form: Form): Framed {
  const plain = Buffer.from(text, 'utf8')
  switch (encoding) {
    case 'zlib':
      return { body: deflateSync(plain), contentType: 'application/x-compress-zlib' }
    case 'gzip':
      return { body: gzipSync(plain), contentType: 'application/x-compress-gzip' }
    case 'deflate':
      return { body: deflateRawSync(plain), contentType: 'application/x-compress-deflate' }
    case 'brotli':
      return { body: brotliCompressSync(plain), contentType: 'application/x-compress-br' }
    case 'plain':
      return { body: plain, contentType: form === 'json' ? 'application/json' : 'application/xml' }
  }
}
