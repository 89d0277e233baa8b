import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflate, readMessage } from '../../src/server/domains/inventory/index.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))
const bases = [
  sample('made-windows-ocs.xml'),
  sample('made-windows-glpi.json'),
  sample('glpi-agent-1.11-inventory-partial.json'),
  sample('fusion-2.6-prolog.xml'),
]
/** CORPUS_RUNS=50000 makes 200,000 messages (atlas/reliability-security.md §7.4). */
const runs = { numRuns: Number(process.env.CORPUS_RUNS ?? 300) }

/** Reads through the whole way; what comes out can be stored as it is (no NUL, no lone surrogate, finite numbers). */
function take(body: Buffer): void {
  const inflated = inflate(body)
  if ('refusal' in inflated) return
  const message = readMessage(inflated.bytes, { 'user-agent': 'OCS-NG_WINDOWS_AGENT_v2.8.0.0' })
  if ('refusal' in message) expect(message.refusal.code, message.refusal.detail).not.toBe('unforeseen')
  const stored = JSON.stringify(message)
  expect(stored.isWellFormed() && !stored.includes('\\u0000') && !/\\ud[89a-f]/i.test(stored)).toBe(true)
}

const piece = fc.oneof(
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '&',
      '&#0;',
      ']]>',
      '<![CDATA[',
      '<!--',
      '<!DOCTYPE a>',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'null',
      '1e400',
      '-1',
      '\\ud800',
      '\u0000',
      '\u00e9',
      '__proto__',
    )
    .map((text) => Buffer.from(text)),
)
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(40), piece })

describe('no message makes the readers throw', () => {
  test('edited messages, plain and compressed', () => {
    fc.assert(
      fc.property(
        fc.nat(bases.length - 1),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (index, edits, isCompressed) => {
          let body = bases[index] as Buffer
          for (const { at, drop, piece: added } of edits) {
            const from = Math.floor(at * body.length)
            body = Buffer.concat([body.subarray(0, from), added, body.subarray(from + drop)])
          }
          take(isCompressed ? deflateSync(body) : body)
        },
      ),
      runs,
    )
  }, 600_000)

  test('edited compressed bytes', () => {
    const compressed = bases.map((base) => deflateSync(base))
    fc.assert(
      fc.property(fc.nat(compressed.length - 1), edit, (index, { at, drop, piece: added }) => {
        const body = compressed[index] as Buffer
        const from = Math.floor(at * body.length)
        take(Buffer.concat([body.subarray(0, from), added, body.subarray(from + drop)]))
      }),
      runs,
    )
  }, 600_000)

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => take(Buffer.from(bytes))),
      runs,
    )
  }, 600_000)

  test('any JSON value in any section', () => {
    const sections = [
      'hardware',
      'bios',
      'softwares',
      'networks',
      'drives',
      'storages',
      'cpus',
      'memories',
      'monitors',
      'printers',
      'usbdevices',
      'inputs',
      'users',
      'operatingsystem',
      'batteries',
      'simcards',
      'modems',
      'virtualmachines',
      'local_groups',
      'network_device',
      'network_ports',
      'accountinfo',
      'ipdiscover',
      'versionprovider',
      'licenseinfos',
      'firmwares',
    ]
    const names = [
      'name',
      'serial',
      'mac',
      'ipaddress',
      'capacity',
      'disksize',
      'install_date',
      'login',
      'members',
      'imei',
      'ips',
      'ifspeed',
      'type',
      'uuid',
      'letter',
      'version',
      '__proto__',
      'constructor',
      'toString',
    ]
    const row = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 }))
    const content = fc.dictionary(
      fc.constantFrom(...sections),
      fc.oneof(fc.array(row, { maxLength: 4 }), row, fc.jsonValue({ maxDepth: 2 })),
    )
    fc.assert(
      fc.property(content, fc.jsonValue({ maxDepth: 1 }), (value, other) => {
        take(
          Buffer.from(
            JSON.stringify({ deviceid: 'pc-1', content: value, partial: other, tag: other, itemtype: other }),
          ),
        )
      }),
      runs,
    )
  }, 600_000)

  test('the order of rows changes no key', () => {
    const program = fc.record({
      name: fc.constantFrom('a', 'b'),
      version: fc.constantFrom('1', '2'),
      folder: fc.constantFrom('x', 'y', 'z'),
    })
    const read = (softwares: unknown[]) => {
      const message = readMessage(Buffer.from(JSON.stringify({ deviceid: 'pc-1', content: { softwares } })))
      if ('refusal' in message || message.kind !== 'inventory') throw new TypeError('unread')
      return message.neutral.sections.software?.sort((a, b) => (a.key < b.key ? -1 : 1))
    }
    fc.assert(
      fc.property(
        fc
          .array(program, { maxLength: 12 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(read(shuffled)).toEqual(read(rows))
        },
      ),
    )
  })
})
