import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { RefusalCode } from '../../src/server/domains/inventory/index.ts'

export interface Hostile {
  name: string
  /** The body as a door receives it. */
  build: () => Buffer
  /** Codes of the refusal that may come; 'read' = read cleanly. */
  outcome: (RefusalCode | 'read')[]
  contentType?: string
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const wrap = (content: string): string =>
  `${head}<REQUEST><DEVICEID>pc-1-2026-01-01-00-00-00</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>${content}</CONTENT></REQUEST>`
const json = (content: string): string =>
  `{"action":"inventory","deviceid":"pc-1-2026-01-01-00-00-00","content":${content}}`
const plain =
  (text: string): (() => Buffer) =>
  () =>
    Buffer.from(text)
const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')

/**
 * A zlib stream of `head`, then `times` × 16 MB of one byte, then `tail`, built without ever holding it: flushed raw deflate
 * blocks end on a byte, so one block may be repeated. Like the streams of Windows agents it has no end.
 */
export function bomb(times: number, before: string, filler: string, tail: string): Buffer {
  const flushed = (data: Buffer) => deflateRawSync(data, { level: 9, finishFlush: constants.Z_SYNC_FLUSH })
  const block = flushed(Buffer.alloc(16 * 1024 * 1024, filler))
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    flushed(Buffer.from(before)),
    ...Array.from({ length: times }, () => block),
    flushed(Buffer.from(tail)),
  ])
}

const deviceXml = '<REQUEST><DEVICEID>a</DEVICEID><CONTENT><HARDWARE><NAME>'

export const hostile: Hostile[] = [
  {
    name: 'document type',
    build: plain(`${head}<!DOCTYPE REQUEST [<!ENTITY x "y">]><REQUEST><DEVICEID>&x;</DEVICEID></REQUEST>`),
    outcome: ['doctype'],
  },
  {
    name: 'external entity, file',
    build: plain(
      `${head}<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><REQUEST><DEVICEID>&x;</DEVICEID></REQUEST>`,
    ),
    outcome: ['doctype'],
  },
  {
    name: 'external entity, http',
    build: plain(`${head}<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><REQUEST></REQUEST>`),
    outcome: ['doctype'],
  },
  {
    name: 'parameter entity after a comment',
    build: plain(`${head}<!-- a --><!DOCTYPE r [<!ENTITY % p SYSTEM "x">%p;]><REQUEST></REQUEST>`),
    outcome: ['doctype'],
  },
  {
    name: 'billion laughs',
    build: plain(`${head}<!DOCTYPE r [<!ENTITY a0 "ha">${laughs}]><REQUEST><DEVICEID>&a10;</DEVICEID></REQUEST>`),
    outcome: ['doctype'],
  },
  {
    name: 'document type inside the root',
    build: plain(`<REQUEST><!DOCTYPE x><DEVICEID>a</DEVICEID></REQUEST>`),
    outcome: ['doctype'],
  },
  {
    name: 'document type in UTF-16',
    build: () => Buffer.from(`\ufeff<!DOCTYPE r [<!ENTITY x "y">]><REQUEST></REQUEST>`, 'utf16le'),
    outcome: ['doctype'],
  },
  { name: 'unknown entity', build: plain(wrap('<HARDWARE><NAME>a&unknown;b</NAME></HARDWARE>')), outcome: ['read'] },
  { name: 'bare ampersand', build: plain(wrap('<SOFTWARES><NAME>Tom & Jerry</NAME></SOFTWARES>')), outcome: ['read'] },
  {
    name: 'reference to a forbidden character',
    build: plain(wrap('<HARDWARE><NAME>a&#x1;b&#0;</NAME></HARDWARE>')),
    outcome: ['read'],
  },
  {
    name: 'million numeric references',
    build: plain(wrap(`<HARDWARE><NAME>${'&#x41;'.repeat(1_000_000)}</NAME></HARDWARE>`)),
    outcome: ['too_many_elements'],
  },
  {
    name: 'depth 100 000',
    build: plain(`${head}<REQUEST>${'<A>'.repeat(100_000)}${'</A>'.repeat(100_000)}</REQUEST>`),
    outcome: ['too_deep'],
  },
  {
    name: '500 MB of text',
    build: () => bomb(31, deviceXml, 'A', '</NAME></HARDWARE></CONTENT></REQUEST>'),
    outcome: ['ratio'],
  },
  { name: 'bomb of 2 GB in 2 MB', build: () => bomb(128, '<REQUEST>', ' ', '</REQUEST>'), outcome: ['ratio'] },
  {
    name: 'bomb behind an honest head',
    build: () => Buffer.concat([deflateRawHead(), bomb(20, '', 'A', '').subarray(2)]),
    outcome: ['ratio', 'inflated_too_large'],
  },
  { name: 'gzip bomb', build: () => gzipSync(Buffer.alloc(200 * 1024 * 1024)), outcome: ['ratio'] },
  { name: 'zlib inside zlib', build: () => deflateSync(deflateSync(Buffer.from(wrap('')))), outcome: ['form'] },
  {
    name: 'text of 2 MB, honest ratio',
    build: plain(wrap(`<HARDWARE><NAME>${noise(2 * 1024 * 1024)}</NAME></HARDWARE>`)),
    outcome: ['text_too_long'],
  },
  { name: '17 MB plain', build: () => Buffer.alloc(17 * 1024 * 1024, '<'), outcome: ['too_large'] },
  {
    name: 'truncated stream',
    build: () => deflateSync(Buffer.from(wrap(noise(20_000)))).subarray(0, 6000),
    outcome: ['truncated'],
  },
  {
    name: 'truncated JSON stream',
    build: () => deflateSync(Buffer.from(json(`{"a":"${noise(20_000)}"}`))).subarray(0, 6000),
    outcome: ['truncated'],
  },
  {
    name: 'broken zlib',
    build: () => Buffer.concat([Buffer.from([0x78, 0x9c]), Buffer.alloc(500, 0xff)]),
    outcome: ['compression'],
  },
  { name: 'neither compressed nor text', build: () => Buffer.from([0x01, 0x02, 0x03]), outcome: ['encoding'] },
  {
    name: 'labelled Brotli, garbage',
    build: () => Buffer.alloc(300, 0x9d),
    contentType: 'application/x-br',
    outcome: ['compression'],
  },
  { name: 'empty body', build: () => Buffer.alloc(0), outcome: ['empty'] },
  { name: 'two roots', build: plain(`${wrap('')}<REQUEST></REQUEST>`), outcome: ['xml'] },
  { name: 'unclosed', build: plain(`${head}<REQUEST><CONTENT></REQUEST>`), outcome: ['xml'] },
  {
    name: 'wrong root',
    build: plain('<html><body>Proxy error</body></html>\n<!-- -->'),
    outcome: ['truncated', 'root'],
  },
  {
    name: 'one million attributes',
    build: plain(`<REQUEST ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}></REQUEST>`),
    outcome: ['too_many_attributes'],
  },
  { name: 'name of 1 MB', build: plain(`<${'a'.repeat(1024 * 1024)}/>`), outcome: ['name_too_long'] },
  { name: '600 000 elements', build: plain(wrap('<A/>'.repeat(600_000))), outcome: ['too_many_elements'] },
  {
    name: '10 000 sections',
    build: plain(wrap(Array.from({ length: 10_000 }, (_, at) => `<S${at}><NAME>x</NAME></S${at}>`).join(''))),
    outcome: ['read'],
  },
  {
    name: '60 000 programs',
    build: plain(
      wrap(Array.from({ length: 60_000 }, (_, at) => `<SOFTWARES><NAME>p${at}</NAME></SOFTWARES>`).join('')),
    ),
    outcome: ['read'],
  },
  {
    name: 'names of Object.prototype',
    build: plain(
      wrap(
        '<__proto__><A>1</A></__proto__><constructor>x</constructor><toString/><HARDWARE><__proto__>y</__proto__></HARDWARE>',
      ),
    ),
    outcome: ['read'],
  },
  {
    name: 'comments, CDATA and instructions',
    build: plain(wrap('<!-- <!DOCTYPE --><HARDWARE><NAME><![CDATA[<!DOCTYPE a>]]></NAME><?php echo 1 ?></HARDWARE>')),
    outcome: ['read'],
  },
  {
    name: 'XInclude and schemaLocation',
    build: plain(
      wrap(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><HARDWARE xsi:schemaLocation="a http://127.0.0.1:1/"/>',
      ),
    ),
    outcome: ['read'],
  },
  {
    name: 'invalid UTF-8',
    build: () =>
      Buffer.concat([
        Buffer.from('<REQUEST><DEVICEID>a'),
        Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
        Buffer.from('</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>'),
      ]),
    outcome: ['read'],
  },
  {
    name: '8 MB of invalid UTF-8',
    build: () =>
      Buffer.concat([
        Buffer.from('<REQUEST><DEVICEID>a'),
        Buffer.alloc(8 * 1024 * 1024, 0xe9),
        Buffer.from('</DEVICEID></REQUEST>'),
      ]),
    outcome: ['text_too_long'],
  },
  {
    name: 'control characters',
    build: plain(wrap('<HARDWARE><NAME>a\u0000b\u0001\u001f\u0008c\uffff</NAME></HARDWARE>')),
    outcome: ['read'],
  },
  {
    name: 'UTF-16 little endian',
    build: () => Buffer.from(`\ufeff${wrap('<HARDWARE><NAME>é€</NAME></HARDWARE>')}`, 'utf16le'),
    outcome: ['read'],
  },
  {
    name: 'UTF-16 big endian',
    build: () => Buffer.from(`\ufeff${wrap('<HARDWARE><NAME>é€</NAME></HARDWARE>')}`, 'utf16le').swap16(),
    outcome: ['read'],
  },
  {
    name: 'unknown QUERY',
    build: plain('<REQUEST><DEVICEID>a</DEVICEID><QUERY>FORMAT_C</QUERY></REQUEST>'),
    outcome: ['query'],
  },
  { name: 'no DEVICEID', build: plain('<REQUEST><QUERY>PROLOG</QUERY></REQUEST>'), outcome: ['device_id'] },
  {
    name: 'endless DEVICEID',
    build: plain(`<REQUEST><DEVICEID>${'a'.repeat(5000)}</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`),
    outcome: ['device_id'],
  },
  {
    name: 'JSON depth 10 000',
    build: plain(json(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
    outcome: ['too_deep'],
  },
  {
    name: 'JSON depth 10 000, objects',
    build: plain(json(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)),
    outcome: ['too_deep'],
  },
  {
    name: 'JSON, 600 000 values',
    build: plain(json(`{"softwares":[${'0,'.repeat(600_000)}0]}`)),
    outcome: ['too_many_elements'],
  },
  {
    name: 'JSON __proto__',
    build: plain(
      json(
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hardware":{"__proto__":{"name":"x"}}}',
      ),
    ),
    outcome: ['read'],
  },
  {
    name: 'JSON numbers 1e400',
    build: plain(
      json('{"hardware":{"memory":1e400,"swap":-1e400,"name":1e999},"storages":[{"name":"sda","disksize":1e400}]}'),
    ),
    outcome: ['read'],
  },
  {
    name: 'JSON wrong types',
    build: plain(
      json(
        '{"hardware":[[],"x",5,null,{"name":{"a":[1]}}],"bios":"x","softwares":{"name":["a"],"version":{}},"networks":[null,1,"x",{"mac":5,"ipaddress":[1],"description":true}],"cpus":{},"drives":false,"users":[[]],"operatingsystem":7,"storages":[{"name":"sda","disksize":{}}],"virtualmachines":null,"monitors":[{"serial":false}],"local_groups":[{"name":"g","members":{"a":1}}],"batteries":[{"name":"b","capacity":[]}]}',
      ),
    ),
    outcome: ['read'],
  },
  { name: 'JSON root is a list', build: plain('[{"deviceid":"a"}]'), outcome: ['encoding', 'form'] },
  { name: 'JSON content is a text', build: plain('{"deviceid":"a","content":"x"}'), outcome: ['content'] },
  { name: 'JSON deviceid is a list', build: plain('{"deviceid":["a"],"content":{}}'), outcome: ['device_id'] },
  {
    name: 'JSON duplicate keys',
    build: plain('{"deviceid":"a","deviceid":"b","content":{},"content":{"hardware":{"name":"n"}}}'),
    outcome: ['read'],
  },
  {
    name: 'JSON lone surrogates and NUL',
    build: plain(json('{"hardware":{"name":"a\\ud800b\\u0000c"}}')),
    outcome: ['read'],
  },
  { name: 'JSON cut', build: plain('{"deviceid":"a","content":{"hardware":{"name":"n"'), outcome: ['truncated'] },
  { name: 'JSON unsupported action', build: plain('{"deviceid":"a","action":"deploy"}'), outcome: ['unsupported'] },
]

/** Letters that do not compress, the same each time. */
function noise(length: number): string {
  let seed = 42
  const letters = Buffer.alloc(length)
  for (let at = 0; at < length; at++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    letters[at] = 97 + ((seed >> 16) % 26)
  }
  return letters.toString('latin1')
}

/** 400 kB of noise in a flushed zlib stream: what follows is not seen in the first bytes. */
function deflateRawHead(): Buffer {
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    deflateRawSync(Buffer.from(deviceXml + noise(400_000)), { finishFlush: constants.Z_SYNC_FLUSH }),
  ])
}
