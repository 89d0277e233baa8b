import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'
import { silentLog } from '../log.ts'
import { migrationsFolder } from '../project-root.ts'
import { migrate, pendingMigrations, readMigrations } from './migrate.ts'

let folder: string
let database: TestDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cigale-migrations-'))
  database = await emptyDatabase()
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const run = () => migrate(database.connectionString, folder, silentLog)
const tables = async () => {
  const query = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
  return (await database.pool.query<{ relname: string }>(query)).rows.map((row) => row.relname)
}

test('files are applied in order, once', async () => {
  write('0002_second.sql', 'ALTER TABLE first ADD COLUMN name text;')
  write('0001_first.sql', 'CREATE TABLE first (id int); -- two statements\nCREATE TABLE other (id int);')
  expect(await pendingMigrations(database.connectionString, folder)).toEqual(['0001_first.sql', '0002_second.sql'])
  expect(await run()).toEqual({ applied: ['0001_first.sql', '0002_second.sql'], number: 2 })
  expect(await run()).toEqual({ applied: [], number: 2 })
  write('0003_third.sql', 'CREATE TABLE third (id int);')
  expect(await run()).toEqual({ applied: ['0003_third.sql'], number: 3 })
  expect(await tables()).toEqual(['first', 'other', 'schema_migration', 'third'])
})

test('a failing file leaves nothing of itself and keeps those before it', async () => {
  write('0001_good.sql', 'CREATE TABLE good (id int);')
  write('0002_bad.sql', 'CREATE TABLE half (id int);\n\nCREATE TABEL oops (id int);')
  await expect(run()).rejects.toThrow(/0002_bad\.sql failed: line 3: .*TABEL/)
  expect(await tables()).toEqual(['good', 'schema_migration'])
  write('0002_bad.sql', 'CREATE TABLE half (id int);')
  expect((await run()).applied).toEqual(['0002_bad.sql'])
})

test('several nodes may start at once', async () => {
  write('0001_slow.sql', 'SELECT pg_sleep(0.2); CREATE TABLE slow (id int);')
  const reports = await Promise.all([run(), run(), run()])
  expect(reports.flatMap((report) => report.applied)).toEqual(['0001_slow.sql'])
})

test('a file that changed after it was applied is refused', async () => {
  write('0001_first.sql', 'CREATE TABLE first (id int);')
  await run()
  write('0001_first.sql', 'CREATE TABLE first (id bigint);')
  await expect(run()).rejects.toThrow('0001_first.sql was changed after this database applied it')
})

test('a number used twice is refused', async () => {
  write('0001_first.sql', 'SELECT 1')
  write('0001_also.sql', 'SELECT 1')
  await expect(run()).rejects.toThrow('Two migrations have the number 1: 0001_also.sql and 0001_first.sql')
})

test('a file that slips in behind the last one is refused', async () => {
  write('0002_second.sql', 'SELECT 1')
  await run()
  write('0001_late.sql', 'SELECT 1')
  await expect(run()).rejects.toThrow('0001_late.sql comes before number 2')
})

test('a database of a newer version is refused', async () => {
  write('0001_first.sql', 'SELECT 1')
  write('0002_newer.sql', 'SELECT 1')
  await run()
  rmSync(join(folder, '0002_newer.sql'))
  await expect(run()).rejects.toThrow('migration 2 (newer), which this Cigale does not know')
})

test('a misnamed file is refused rather than skipped', async () => {
  write('1_First.sql', 'SELECT 1')
  await expect(run()).rejects.toThrow('1_First.sql is not named like 0001_name.sql')
})

test('our own migrations are numbered without gaps', () => {
  const numbers = readMigrations(migrationsFolder).map((migration) => migration.number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
