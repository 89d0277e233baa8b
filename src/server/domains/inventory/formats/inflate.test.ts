import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodingsOf, inflate } from './inflate.ts'
import { readMessage } from './read-message.ts'

/** protocol-ocs.md §2: a PROLOG as Windows agents send it, sync-flushed and never finished. */
const windowsProlog =
  '789c3c8db10ac2301400f77cc523fb332f51a1429a0e699482346d4c04672d52d01414c4cf77a8743cb8e374f57d3ee033bcdee3944b2e57c461c8d7e936e67bc953dc63c1a1324c07d727778a860100e8da9d1beb9ada74168948a222b946da2129a402e516374a8bc59a23ebdbe8da08e2cf7d72e162bae08ffea0c54c4c8be5f4030000ffff'
const document = '<REQUEST><DEVICEID>é</DEVICEID></REQUEST>'

const textOf = (body: Buffer, contentType: string | null = null) => {
  const found = inflate(body, contentType)
  return 'refusal' in found ? found.refusal.code : `${found.encoding} ${found.bytes.toString()}`
}

describe('inflate', () => {
  test('reads the unfinished stream of Windows agents', () => {
    const found = inflate(Buffer.from(windowsProlog, 'hex'), 'application/x-compressed')
    if ('refusal' in found) throw found.refusal
    expect(found.encoding).toBe('zlib')
    expect(found.bytes.length).toBe(156)
    expect(readMessage(found.bytes)).toMatchObject({ kind: 'prolog', form: 'xml' })
  })

  test.each([1, 6, 9])('knows zlib at level %i whatever the label says', (level) => {
    expect(textOf(deflateSync(document, { level }), 'application/json')).toBe(`zlib ${document}`)
  })

  test('knows gzip, also under the label of OCS', () => {
    expect(textOf(gzipSync(document), 'application/x-compress')).toBe(`gzip ${document}`)
  })

  test.each(['', '\ufeff', '  \r\n\t'])('knows plain text after %j', (before) => {
    expect(textOf(Buffer.from(before + document), 'Application/x-compress-zlib')).toBe(`plain ${before}${document}`)
    expect(textOf(Buffer.from(`${before}{}`))).toBe(`plain ${before}{}`)
  })

  test('believes the label where the bytes tell nothing', () => {
    expect(textOf(brotliCompressSync(document), 'application/x-compress-br')).toBe(`brotli ${document}`)
    expect(textOf(deflateRawSync(document), 'Application/x-compress-deflate; charset=x')).toBe(`deflate ${document}`)
    expect(textOf(brotliCompressSync(document), 'application/octet-stream')).toBe('encoding')
  })

  test('tries the label when the first bytes look like another encoding', () => {
    // 78 9c is also how this raw stream may begin for a reader that trusts two bytes.
    const raw = Buffer.concat([Buffer.from([0x78, 0x9c]), Buffer.alloc(40, 0xff)])
    expect(encodingsOf(raw, 'application/x-br')).toEqual(['zlib', 'brotli'])
    expect(textOf(raw, 'application/x-br')).toBe('compression')
  })

  test('reads several gzip members and ignores what follows a finished zlib stream', () => {
    expect(textOf(Buffer.concat([gzipSync('<a>'), gzipSync('</a>')]))).toBe('gzip <a></a>')
    expect(textOf(Buffer.concat([deflateSync(document), Buffer.from('trailing')]))).toBe(`zlib ${document}`)
  })

  test('lets a well compressed message through, up to the ratio', () => {
    const repetitive = Buffer.from(`<REQUEST>${'<SOFTWARES><NAME>x</NAME></SOFTWARES>'.repeat(20_000)}</REQUEST>`)
    expect(inflate(deflateSync(repetitive.subarray(0, 900_000)))).toMatchObject({ encoding: 'zlib' })
    expect(inflate(deflateSync(Buffer.alloc(3_000_000)))).toMatchObject({ refusal: { code: 'ratio' } })
  })
})
