import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { manufacturerKind } from '../../../shared/assets/assets.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { withoutApostrophe } from '../imports/read-cell.ts'
import { readTable } from '../imports/read-table.ts'
import { exportCsv, exportList } from './export.ts'
import type { ListRequest, Reader } from './list.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let reader: Reader
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  reader = people.reader(await people.actor(people.admin.id))
})

async function csvOf(request: ListRequest = {}, language = 'fr'): Promise<string> {
  const chunks: string[] = []
  for await (const chunk of await exportCsv(reader, manufacturerKind, request, language)) chunks.push(String(chunk))
  return chunks.join('')
}

/** A reader of its own (RFC 4180 with `;`): what a spreadsheet or a script makes of the file. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const letter = text[at]!
    if (isQuoted && letter === '"' && text[at + 1] === '"') cell += text[++at]
    else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && (letter === ';' || letter === '\n')) {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else if (isQuoted || letter !== '\r') cell += letter
  }
  return rows.slice(0, -1)
}

/** The one apostrophe that neutralises is taken away again. */
const reread = (cell: string): string => cell.replace(/^'('*[=+\-@\t\r\n|＝＋－＠])/u, '$1')

const isFormula = (cell: string): boolean => /^[=+\-@\t\r\n|＝＋－＠]/u.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell)

const formulas = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '|', '＝', '＋', '－', '＠', "'=", "''="].flatMap((start) =>
  [
    '1+1',
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://x";"y")',
    'SUM(1;2)',
    'WEBSERVICE("http://x")',
    '-2+3+cmd',
    'IMPORTXML("x")',
    '@SUM(A1)',
    '"',
    ';',
    'é',
    '1e5x',
    ' ',
    '\u00a0',
    "'",
  ].map((rest) => `${start}${rest}`),
)

/** Names pass through the form's own rules, so they are put where they are: an old import may hold anything. */
async function fill(names: readonly string[]): Promise<void> {
  await database.pool.query('truncate manufacturer restart identity cascade')
  for (const [index, name] of names.entries())
    await sql`insert into manufacturer (name, comment) values (${`${index}`}, ${name})`.execute(people.services.db)
}

test('formulas are no formulas in the file, and are read again as they were written', async () => {
  expect(formulas.length).toBeGreaterThanOrEqual(200)
  await fill(formulas)
  const [, ...rows] = parseCsv(await csvOf({ fields: 'name,comment', sort: 'id' }))
  expect(rows.map(([, cell]) => cell!).filter(isFormula)).toEqual([])
  expect(rows.map(([, cell]) => reread(cell!))).toEqual(formulas)
})

test('any text is read again as it was written', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.replaceAll('\0', '')),
    fc
      .array(fc.constantFrom('"', ';', ',', '\n', '\r\n', "'", '=', '-', '1', 'é', '🦗', '\uFEFF', ' ', '\t'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
      await fill(texts)
      const [, ...rows] = parseCsv(await csvOf({ fields: 'name,comment', sort: 'id' }))
      expect(rows.map(([, cell]) => reread(cell!))).toEqual(texts)
      expect(rows.map(([, cell]) => cell!).filter(isFormula)).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('numbers stay numbers', async () => {
  await fill(['-7', '12', '-1,5', '-0.5', '-1-1', '+33 4 91 00 00 00'])
  const [, ...rows] = parseCsv(await csvOf({ fields: 'comment', sort: 'id' }))
  expect(rows.flat()).toEqual(['-7', '12', '-1,5', '-0.5', "'-1-1", "'+33 4 91 00 00 00"])
})

describe('the file', () => {
  test('begins with the mark of UTF-8, has French headings for French people, and keeps accents', async () => {
    await fill(['Éléphant à Nîmes'])
    const [french, english] = [await csvOf({ fields: 'name,comment' }), await csvOf({ fields: 'name,comment' }, 'en')]
    expect(Buffer.from(french).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(french).toBe('\uFEFFNom;Commentaires\r\n0;Éléphant à Nîmes\r\n')
    expect(english).toContain('Name;Comments\r\n')
  })

  test('has the columns asked for, blanks forgiven; an unknown one is refused before anything is sent', async () => {
    await fill(['x'])
    expect(parseCsv(await csvOf({ fields: ' comment , name' }))).toEqual([
      ['Commentaires', 'Nom'],
      ['x', '0'],
    ])
    for (const request of [{ fields: 'nothing' }, { sort: 'nothing' }, { after: 'x' }])
      await expect(exportCsv(reader, manufacturerKind, request, 'fr')).rejects.toMatchObject({
        status: expect.any(Number),
      })
  })

  test('holds every row once, over several pages, and what is filtered only', async () => {
    await fill([])
    await database.pool.query(`insert into manufacturer (name) select 'M' || n from generate_series(1, 4321) n`)
    const names = parseCsv(await csvOf({ fields: 'name' }))
      .slice(1)
      .flat()
    expect([names.length, new Set(names).size]).toEqual([4321, 4321])
    const some = await csvOf({ fields: 'name', condition: { field: 'name', op: 'startsWith', value: 'M43' } })
    expect(parseCsv(some)).toHaveLength(1 + 33)
  })

  test('is written page by page: nobody reads ahead of a slow reader, nor for one who has gone', async () => {
    await fill([])
    await database.pool.query(
      `insert into manufacturer (name, comment) select 'M' || n, repeat('x', 1000) from generate_series(1, 20000) n`,
    )
    let statements = 0
    const stop = database.onQuery(() => statements++)
    const stream = await exportCsv(reader, manufacturerKind, { fields: 'name,comment' }, 'fr')
    let chunks = 0
    // 20 pages there are, of two statements each; a page given, one waiting and one being read is all that memory holds.
    for await (const _chunk of stream) {
      chunks++
      await new Promise((resolve) => setTimeout(resolve, 60))
      expect(statements).toBeLessThanOrEqual(2 * (chunks + 3))
      if (chunks === 6) break
    }
    const atTheEnd = statements
    await new Promise((resolve) => setTimeout(resolve, 200))
    stop()
    expect(statements).toBeLessThanOrEqual(atTheEnd + 4)
  }, 60_000)
})

describe('other formats', () => {
  const names = ['=1+1', "'=1+1", 'Œuvre & Cie', '-2+3', '12']
  beforeAll(async () => {
    for (const name of names) await people.run('manufacturer.create', { name: `${name} f` })
  })
  const request = (): ListRequest => ({
    fields: 'name,comment,createdAt',
    condition: { field: 'name', op: 'contains', value: ' f' },
  })
  const whole = async (format: 'ods' | 'json' | 'pdf', more: object = {}) => {
    const { content } = await exportList(reader, manufacturerKind, { ...request(), ...more }, format, 'fr')
    const chunks: Uint8Array[] = []
    for await (const chunk of content instanceof Uint8Array ? [content] : content)
      chunks.push(Buffer.from(chunk as string))
    return Buffer.concat(chunks)
  }

  test('ODS: texts are texts, whatever they begin with, and come back as they were', async () => {
    const table = await readTable(await whole('ods'))
    expect(table).toMatchObject({ format: 'ods', headers: ['Nom', 'Commentaires', 'Créé le'] })
    expect(table.rows.map((row) => withoutApostrophe(row.cells[0]!)).toSorted()).toEqual(
      names.map((name) => `${name} f`).toSorted(),
    )
    expect(table.rows.every((row) => /^\d{4}-\d\d-\d\dT/.test(row.cells[2]!))).toBe(true)
  })

  test('JSON: a record a line, as the API gives it', async () => {
    const lines = (await whole('json')).toString().trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { name: string }).name).toSorted()).toEqual(
      names.map((name) => `${name} f`).toSorted(),
    )
  })

  test('PDF: pages with numbers; more rows, more pages, in good time', async () => {
    const small = (await whole('pdf', { words: 'nom contient « f »' })).toString('latin1')
    expect(small).toMatch(/^%PDF-1/)
    expect(small.match(/\/Type \/Page\b/g)).toHaveLength(1)
    for (let from = 0; from < 150; from++) await people.run('manufacturer.create', { name: `n${from} f` })
    const large = (await whole('pdf')).toString('latin1')
    expect(large.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3)
  })
})
