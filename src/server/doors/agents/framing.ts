import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { Encoding, Form } from '../../domains/inventory/index.ts'

/** A reply on the wire. */
export interface Framed {
  body: Buffer
  contentType: string
}

/**
 * A reply in the form of the request: what came in zlib goes out in zlib, a finished stream. The labels are those that all
 * agents accept (protocols/real-agents.md §1): `application/x-compressed`, as the OCS server says, makes GLPI agents fail.
 */
export function frame(text: string, encoding: Encoding, form: Form): Framed {
  const key = `${encoding} ${form} ${text}`
  const known = framed.get(key)
  if (known !== undefined) return known
  if (framed.size >= mostFramed) framed.clear()
  const made = compress(text, encoding, form)
  framed.set(key, made)
  return made
}

/** Most agents get one of a few answers: compressing each anew would cost more than all the rest of it. */
const framed = new Map<string, Framed>()
const mostFramed = 200

function compress(text: string, encoding: Encoding, form: Form): Framed {
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
