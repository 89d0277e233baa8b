import fc from 'fast-check'
import { type SqlBool, sql } from 'kysely'
import { RE2JS } from 're2js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conditionArbitrary } from '../../../../tests/support/sample-conditions.ts'
import { fillSampleTables, sampleEntries } from '../../../../tests/support/sample-entries.ts'
import { deviceKind, personKind, placeKind, sampleKind } from '../../../../tests/support/sample-kinds.ts'
import { type SampleRows, sampleRows } from '../../../../tests/support/sample-rows.ts'
import { type TestDatabase, testDatabase } from '../../../../tests/support/test-database.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { type EvaluateContext, evaluate } from '../../../shared/conditions/evaluate.ts'
import { plain } from '../../../shared/conditions/plain-text.ts'
import { readPattern } from '../../../shared/conditions/text-pattern.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { conditionSql } from './condition-sql.ts'

const clock = { now: new Date('2026-03-29T10:15:00Z'), timeZone: 'Europe/Paris', userId: '2' }
const rows: SampleRows = sampleRows(clock.now)
let database: TestDatabase

const context: EvaluateContext = {
  ...clock,
  kinds: sampleKind,
  record: (kind, id) => rows[kind.name as keyof SampleRows].find((row) => row.id === id),
  relation: (_kind, name, row) =>
    name === 'device'
      ? rows.device.filter((device) => device.userId === row.id)
      : rows[name as 'software' | 'borrower'].filter((related) => related.deviceId === row.id),
}

beforeAll(async () => {
  database = await testDatabase()
  await fillSampleTables(database.kysely, rows)
})
afterAll(() => database?.close())

async function found(kind: Kind, condition: Condition): Promise<string[]> {
  const where = conditionSql(kind, condition, { ...clock, alias: 'a', house: { kinds: sampleEntries } })
  const result = await sql<{
    id: string
  }>`select a.id from ${sql.table(kind.table)} a where ${where} order by a.id`.execute(database.kysely)
  return result.rows.map((row) => row.id)
}

const expected = (kind: Kind, condition: Condition): string[] =>
  rows[kind.name as keyof SampleRows]
    .filter((row) => evaluate(kind, condition, row, context))
    .map((row) => String(row.id))

describe('both readers give the same answer', () => {
  it('on devices', { timeout: 120_000 }, async () => {
    const tally = { some: 0, all: 0, none: 0 }
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(deviceKind), async (condition) => {
        const answer = expected(deviceKind, condition)
        tally[answer.length === 0 ? 'none' : answer.length === rows.device.length ? 'all' : 'some'] += 1
        expect(await found(deviceKind, condition)).toEqual(answer)
      }),
      { numRuns: 1500 },
    )
    // A test whose conditions all say nothing would prove nothing.
    expect(tally.some).toBeGreaterThan(500)
  })

  it('on people, for relations within relations', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(personKind), async (condition) => {
        expect(await found(personKind, condition)).toEqual(expected(personKind, condition))
      }),
      { numRuns: 500 },
    )
    const nested: Condition = {
      has: 'device',
      where: { has: 'software', where: { field: 'version', op: 'gt', value: '7.9' } },
    }
    const answer = expected(personKind, nested)
    expect(answer.length).toBeGreaterThan(0)
    expect(await found(personKind, nested)).toEqual(answer)
  })

  it('on a tree, words included', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(placeKind), async (condition) => {
        expect(await found(placeKind, condition)).toEqual(expected(placeKind, condition))
      }),
      { numRuns: 500 },
    )
  })

  it('on letters: plain() of the database and ours agree', async () => {
    // Letters of Western and Central Europe and of Vietnam, and typographic punctuation.
    const ranges = [
      [0x20, 0x7e],
      [0xc0, 0x17f],
      [0x1e00, 0x1e99],
      [0x1ea0, 0x1ef9],
      [0x2018, 0x201e],
      [0xab, 0xab],
      [0xbb, 0xbb],
    ] as const
    const letters = ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
    )
    const result = await sql<{ letter: string; plain: string }>`
      select letter, plain(letter) as plain from unnest(${letters}::text[]) letter`.execute(database.kysely)
    const differing = result.rows
      .filter((row) => row.plain !== plain(row.letter))
      .map((row) => `${row.letter}: ${row.plain} ≠ ${plain(row.letter)}`)
    expect(differing).toEqual([])
  })
})

describe('patterns', () => {
  const atoms = [
    'a',
    'É',
    'œ',
    '7',
    ' ',
    '.',
    '\\d',
    '\\W',
    '\\s',
    '[a-f]',
    '[^é0-9_]',
    '\\.',
    '-',
    '_',
    '\\b',
    '^',
    '$',
  ]
  const pattern = fc.letrec<{ branches: string; piece: string }>((tie) => ({
    piece: fc
      .tuple(
        fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom(...atoms),
          tie('branches').map((inside) => `(${inside})`),
        ),
        fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'),
      )
      .map(([piece, sign]) => (['\\b', '^', '$'].includes(piece) ? piece : piece + sign)),
    branches: fc
      .array(fc.array(tie('piece'), { maxLength: 4 }), { minLength: 1, maxLength: 2 })
      .map((branches) => branches.map((pieces) => pieces.join('')).join('|')),
  })).branches
  const words = fc.array(fc.constantFrom('a', 'É', 'œ', 'B', '7', ' ', '.', '\n', '-', '_', 'zz', 'к'), {
    maxLength: 8,
  })
  const matches = (text: string, wanted: string) =>
    evaluate(deviceKind, { field: 'name', op: 'matches', value: wanted }, { name: `x${text}` }, context)

  it('are read alike by both engines', { timeout: 120_000 }, async () => {
    const asked = fc.sample(
      fc.tuple(
        pattern,
        words.map((parts) => parts.join('')),
      ),
      4000,
    )
    const readable = asked.flatMap(([wanted, text]) => {
      const read = readPattern(wanted)
      return read === null ? [] : [{ wanted, text: `x${text}`, sql: read.sql, ours: matches(text, wanted) }]
    })
    const answer = await sql<{ theirs: boolean }>`
      select plain(t) ~ p as theirs from unnest(${readable.map((one) => one.text)}::text[], ${readable.map((one) => one.sql)}::text[])
        with ordinality as asked (t, p, place) order by place`.execute(database.kysely)
    expect(readable.filter((one, place) => one.ours !== answer.rows[place]!.theirs)).toEqual([])
    expect(readable.length).toBeGreaterThan(1000)
    expect(readable.filter((one) => one.ours).length).toBeGreaterThan(200)
  })

  it('of any text are read by both engines or by none', { timeout: 120_000 }, async () => {
    const readable = fc.sample(
      fc.string({ unit: fc.constantFrom(...'aÉœ7 .*+?{}[]()|^$\\-,:dDwsb'), maxLength: 12 }),
      4000,
    )
    const read = readable.map(readPattern).filter((found) => found !== null)
    for (const { re2 } of read) expect(RE2JS.compile(re2)).toBeDefined()
    await sql`select count(*) from unnest(${read.map((one) => one.sql)}::text[]) p where 'x' ~ p`.execute(
      database.kysely,
    )
    expect(read.length).toBeGreaterThan(200)
  })

  // One that did would still be at it when the test gives up.
  it('cannot run away', async () => {
    for (const wanted of ['(a+)+$', '(a|a)*b', '(a*)*c', '((a{10}){10}){10}', '(.*)*x(.*)*y$']) {
      const { sql: theirs } = readPattern(wanted)!
      matches('a'.repeat(5000), wanted)
      await sql`select plain(repeat('a', 5000)) ~ ${theirs}`.execute(database.kysely)
    }
    for (const refused of ['', '(?=a)', 'a(?!b)', '\\1', '(a', 'a)', '[z-a]', '*a', 'a**', 'a{9999}', '((a{50}){50})'])
      expect(readPattern(refused)).toBeNull()
  })
})

describe('refusals', () => {
  const refused: [Condition, string][] = [
    [{ field: 'nope', op: 'is', value: 'x' }, 'unknown_field'],
    [{ field: 'name"; drop table device; --', op: 'is', value: 'x' }, 'unknown_field'],
    [{ field: '__proto__', op: 'is', value: 'x' }, 'unknown_field'],
    [{ field: 'custom', op: 'is', value: 'x' }, 'bad_operator'],
    [{ field: 'software', op: 'is', value: 'x' }, 'unknown_field'],
    [{ field: 'name.code', op: 'is', value: 'x' }, 'unknown_field'],
    [{ has: 'nope' }, 'unknown_relation'],
    [{ has: 'software', where: { field: 'nope', op: 'is', value: 'x' } }, 'unknown_field'],
    [{ field: 'name', op: 'gt', value: 'x' }, 'bad_operator'],
    [{ field: 'urgency', op: 'is', value: 'many' }, 'bad_value'],
    [{ field: 'urgency', op: 'between', value: [1] }, 'bad_value'],
    [{ field: 'urgency', op: 'is' }, 'bad_value'],
    [{ field: 'seenAt', op: 'gt', value: 'soon' }, 'bad_value'],
    [{ field: 'location', op: 'in', value: ['1', 'x'] }, 'bad_value'],
    [{ field: 'name', op: 'contains', value: '' }, 'bad_value'],
    [{ field: 'name', op: 'matches', value: '(a' }, 'bad_pattern'],
  ]
  it.each(refused)('refuses what does not exist or makes no sense, in both readers: %j', (condition, code) => {
    const answer = expect.objectContaining({
      code: 'invalid',
      errors: [expect.objectContaining({ field: 'filter', code })],
    })
    expect(() => evaluate(deviceKind, condition, rows.device[0]!, context)).toThrow(answer)
    expect(() =>
      conditionSql(deviceKind, condition, { ...clock, alias: 'a', house: { kinds: sampleEntries } }),
    ).toThrow(answer)
  })

  it('refuses conditions nested beyond reason', () => {
    let condition: Condition = { text: 'x' }
    for (let depth = 0; depth < 100; depth++) condition = { not: condition }
    expect(() => conditionSql(placeKind, condition, { ...clock, alias: 'a', house: { kinds: sampleEntries } })).toThrow(
      /too_deep/,
    )
  })

  it('takes values as values', async () => {
    const evil = "'; drop table device; --"
    expect(
      await found(deviceKind, {
        any: [
          { field: 'name', op: 'is', value: evil },
          { field: 'domain', op: 'contains', value: evil },
        ],
      }),
    ).toEqual([])
    expect(await found(deviceKind, { all: [] })).toHaveLength(rows.device.length)
  })

  it('reads through references only what the reader may see', async () => {
    const condition: Condition = { field: 'user.name', op: 'contains', value: 'e' }
    const hidden = {
      ...clock,
      alias: 'a',
      house: { kinds: sampleEntries },
      visible: (kind: Kind) => (kind.name === 'person' ? sql<SqlBool>`false` : null),
    }
    const result = await sql`select 1 from device a where ${conditionSql(deviceKind, condition, hidden)}`.execute(
      database.kysely,
    )
    expect(result.rows).toEqual([])
    expect(expected(deviceKind, condition).length).toBeGreaterThan(0)
  })
})
