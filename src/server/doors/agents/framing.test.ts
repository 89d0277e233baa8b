import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inflate } from '../../domains/inventory/index.ts'
import { frame } from './framing.ts'

describe('frame', () => {
  test.each([
    ['zlib', 'application/x-compress-zlib', (body: Buffer) => inflateSync(body)],
    ['gzip', 'application/x-compress-gzip', (body: Buffer) => gunzipSync(body)],
    ['deflate', 'application/x-compress-deflate', (body: Buffer) => inflateRawSync(body)],
    ['brotli', 'application/x-compress-br', (body: Buffer) => brotliDecompressSync(body)],
    ['plain', 'application/xml', (body: Buffer) => body],
  ] as const)('%s goes out as %s, finished', (encoding, contentType, decode) => {
    const framed = frame('<REPLY>é</REPLY>', encoding, 'xml')
    expect(framed.contentType).toBe(contentType)
    expect(decode(framed.body).toString()).toBe('<REPLY>é</REPLY>')
    expect(inflate(framed.body, contentType)).toMatchObject({ encoding })
  })

  test('plain JSON has its own label', () => expect(frame('{}', 'plain', 'json').contentType).toBe('application/json'))
})
