import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase, statementsOf, testDatabase } from './test-database.ts'

const database = await emptyDatabase()
afterAll(() => database.close())

test('values arrive unrounded, dates without a zone', async () => {
  const { rows } = await sql`SELECT 9007199254740993::bigint AS big, 12.10::numeric AS amount,
    '2026-03-29'::date AS day, ARRAY['2026-03-29'::date] AS days, ARRAY[1.10::numeric] AS amounts,
    ARRAY[9007199254740993::bigint] AS bigs, '2026-01-01T00:00:00+02'::timestamptz AS at,
    '{"keep_me": {"as_is": 1}}'::jsonb AS json_value, current_setting('timezone') AS zone`.execute(database.kysely)
  expect(rows[0]).toEqual({
    big: '9007199254740993',
    amount: '12.10',
    day: '2026-03-29',
    days: ['2026-03-29'],
    amounts: ['1.10'],
    bigs: ['9007199254740993'],
    at: new Date('2025-12-31T22:00:00Z'),
    jsonValue: { keep_me: { as_is: 1 } },
    zone: 'UTC',
  })
})

test('statements can be counted', async () => {
  const statements = await statementsOf(database, async () => {
    await sql`SELECT 1`.execute(database.kysely)
    await database.kysely.transaction().execute((trx) => sql`SELECT 2`.execute(trx))
  })
  expect(statements).toEqual(['SELECT 1', 'SELECT 2'])
})

test('a test database is a migrated one, and another each time', async () => {
  const [first, second] = await Promise.all([testDatabase(), testDatabase()])
  try {
    expect(first.connectionString).not.toBe(second.connectionString)
    await sql`CREATE TABLE only_here ()`.execute(first.kysely)
    const { rows } = await sql<{
      here: boolean
      migrated: boolean
    }>`SELECT to_regclass('only_here') IS NOT NULL AS here,
      to_regclass('schema_migration') IS NOT NULL AS migrated`.execute(second.kysely)
    expect(rows).toEqual([{ here: false, migrated: true }])
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})
