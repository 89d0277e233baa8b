import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { frame, readBody, unframe } from './framing.ts'

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
    expect(unframe(framed.body, contentType)).toMatchObject({ encoding })
  })

  test('plain JSON has its own label', () => expect(frame('{}', 'plain', 'json').contentType).toBe('application/json'))
})

describe('readBody', () => {
  test('gathers up to the limit and stops reading past it', async () => {
    expect(await readBody(Readable.from([Buffer.from('ab'), Buffer.from('cd')]), 4)).toEqual(Buffer.from('abcd'))
    let read = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          read++
          yield Buffer.alloc(1024)
        }
      })(),
    )
    expect(await readBody(endless, 10 * 1024)).toMatchObject({ refusal: { code: 'too_large' } })
    expect(read).toBeLessThan(64)
  })
})
