import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { writeOds, writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { CigaleError } from '../../../shared/errors.ts'
import { detectSeparator } from './read-csv.ts'
import { readTable } from './read-table.ts'
import { limits } from './table.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const refusal = (given: Uint8Array) =>
  readTable(given).then(
    () => 'read',
    (error: unknown) => (error instanceof CigaleError ? error.errors[0]!.code : `crashed: ${String(error)}`),
  )
const utf16be = (text: string) => bytes(text, 'utf16le').swap16()
const windows = (text: string) => bytes(text.replaceAll('€', '\u0080').replaceAll('’', '\u0092'), 'latin1')
const plain = 'Nom;Prix\r\nÉcran d’élève;12 €\r\n'

describe('a text of lines', () => {
  test.each([
    ['UTF-8', bytes(plain), 'utf-8'],
    ['UTF-8 with its mark', bytes(`\ufeff${plain}`), 'utf-8'],
    ['UTF-16 little', bytes(plain, 'utf16le'), 'utf-16le'],
    ['UTF-16 little with its mark', bytes(`\ufeff${plain}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big', utf16be(plain), 'utf-16be'],
    ['UTF-16 big with its mark', utf16be(`\ufeff${plain}`), 'utf-16be'],
    ['Windows-1252', windows(plain), 'windows-1252'],
  ])('%s is read as it was written', async (_name, given, encoding) => {
    const table = await readTable(given)
    expect(table).toMatchObject({ encoding, separator: ';', headers: ['Nom', 'Prix'] })
    expect(table.rows).toEqual([{ line: 2, cells: ['Écran d’élève', '12 €'] }])
  })

  test.each([
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a,b,c\n1;5,2,3\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['"x;y;z",b\n"1;2;3",2\n', ','],
    ['alone\n1\n', ';'],
  ])('%j is divided by %j', (text, separator) => expect(detectSeparator(text)).toBe(separator))

  test('what Excel says of its separator is believed', async () => {
    expect(await readTable(bytes('sep=,\r\na,b;c\r\n1,2\r\n'))).toMatchObject({ separator: ',', headers: ['a', 'b;c'] })
  })

  test('whatever is written comes out again, quotes and line ends included', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\n', ' ', '1'), maxLength: 6 })
      .filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(';')).join('\r\n')
        const table = await readTable(bytes(`x;y\r\n${quoted}`))
        expect(table.rows.map((row) => row.cells)).toEqual(rows.map((row) => [...row]))
      }),
      { numRuns: 200 },
    )
  })

  test('a lone quote inside a cell is a character', async () => {
    expect((await readTable(bytes('a;b\nécran 24" large;2\n'))).rows[0]!.cells).toEqual(['écran 24" large', '2'])
  })

  test('headers of one name are numbered, nameless ones get their place', async () => {
    expect((await readTable(bytes('Nom;Nom; ;Nom\n1;2;3;4\n'))).headers).toEqual(['Nom', 'Nom (2)', '#3', 'Nom (3)'])
  })

  test('empty lines are skipped and counted', async () => {
    expect((await readTable(bytes('a\n\n;;\n\nx\n'))).rows).toEqual([{ line: 5, cells: ['x'] }])
  })
})

describe('hostile files are refused with their reason, and at once', () => {
  test.each([
    ['nothing', '', 'empty_file'],
    ['headers alone', 'a;b\n', 'empty_file'],
    ['a quote never closed', 'a;b\n1;"2\n3;4\n', 'quote_open'],
    ['ten thousand columns', `${'a;'.repeat(10_000)}z\n1\n`, 'too_many_columns'],
    ['too many lines', `a\n${'1\n'.repeat(limits.lines + 1)}`, 'too_many_lines'],
    ['a line of ten million characters', `a;b\n${'x'.repeat(10_000_000)};1\n`, 'line_too_long'],
    ['an open quote before a long rest', `a;b\n"${'x;y\n'.repeat(1_000_000)}`, 'line_too_long'],
    ['NUL in the headers', 'a\0b;c\n1;2\n', 'not_a_table'],
    ['the beginning of an archive', 'PK\u0003\u0004 and so on', 'not_a_table'],
  ])('%s', async (_name, text, code) => {
    expect(await refusal(bytes(text))).toBe(code)
  })

  test('any bytes are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (some, isZip) => {
        const given = isZip ? Buffer.concat([bytes('PK\u0003\u0004'), some]) : some
        expect(await refusal(given)).not.toMatch(/^crashed/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('spreadsheets', () => {
  const sheet = {
    name: 'Parc',
    rows: [
      ['Nom', 'Acheté', 'Prix', 'Prêté'],
      ['PC-1', new Date('2026-04-03T00:00:00Z'), 12.5, true],
      [null, null, null, null],
      ['=2+3', null, 7, false],
    ],
  }
  test.each([
    ['ods', writeOds],
    ['xlsx', writeXlsx],
  ] as const)('%s: days, numbers and answers as one types them', async (format, write) => {
    const table = await readTable(await write({ sheets: [sheet] }))
    expect(table).toMatchObject({ format, headers: ['Nom', 'Acheté', 'Prix', 'Prêté'] })
    expect(table.rows.map((row) => [row.line, ...row.cells])).toEqual([
      [2, 'PC-1', '2026-04-03', '12.5', 'true'],
      [4, '=2+3', '', '7', 'false'],
    ])
  })

  test('an archive that says it is small and is not is refused before it is unpacked', async () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000))
    expect(await refusal(archive(packed, 1_000))).toBe('too_big_unpacked')
    expect(await refusal(archive(packed, 900_000_000))).toBe('too_big_unpacked')
  })
})

/** A ZIP archive of one entry that claims to unpack to `size`. */
function archive(packed: Buffer, size: number): Buffer {
  const name = 'content.xml'
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
