import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { emptyDatabase } from '../../../../tests/support/test-database.ts'
import { onDatabase } from '../../../../tests/support/test-server.ts'
import { silentLog } from '../log.ts'
import { requireSuitable } from './connection.ts'
import { openDatabase } from './pool.ts'

const database = await emptyDatabase()
afterAll(() => database.close())
const { url, prefix } = inject('testServer')

const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/nowhere' }, silentLog)

test('a server that does not answer is named with what to check', async () => {
  await expect(open('postgres://cigale:tres-secret@127.0.0.1:1/cigale')).rejects.toMatchObject({
    name: 'SetupError',
    message: expect.stringMatching(/^The database cannot be reached: .*127\.0\.0\.1:1\.$/),
    advice: expect.stringContaining('Check host and port in CIGALE_DATABASE_URL'),
  })
})

test('a missing database is told apart', async () => {
  await expect(open(onDatabase(url, 'no_such_database'))).rejects.toMatchObject({
    message: expect.stringContaining('"no_such_database" does not exist'),
    advice: expect.stringContaining('createdb'),
  })
})

test('a database in another encoding is refused', async () => {
  const name = `${prefix}_ascii`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`,
    )
    await expect(open(onDatabase(url, name))).rejects.toThrow('encoded in SQL_ASCII: Cigale needs UTF8')
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name}`)
    await client.end()
  }
})

test('versions before 15 are refused', () => {
  expect(() => requireSuitable({ version: '14.11', number: 140011, encoding: 'UTF8' })).toThrow(
    'The database server is PostgreSQL 14.11: Cigale needs version 15 or later.',
  )
  requireSuitable({ version: '15.0', number: 150000, encoding: 'UTF8' })
})

test('a connection that the server cut is replaced', async () => {
  const select = () => sql<{ one: number }>`SELECT 1 AS one`.execute(database.kysely)
  await Promise.all([select(), select(), select()])
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await other.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'cigale'",
    [new URL(database.connectionString).pathname.slice(1)],
  )
  await other.end()
  await expect
    .poll(() =>
      select().then(
        (result) => result.rows[0]?.one,
        () => null,
      ),
    )
    .toBe(1)
})

test('the embedded database is made on first use and may be opened again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cigale-pool-'))
  try {
    const first = await openDatabase({ databaseUrl: null, dataDir }, silentLog)
    expect(first.isEmbedded).toBe(true)
    await sql`CREATE TABLE kept AS SELECT 42 AS answer`.execute(first.kysely)
    await first.close()
    await first.close()
    const second = await openDatabase({ databaseUrl: null, dataDir }, silentLog)
    const { rows } = await sql`SELECT answer, current_database() AS database FROM kept`.execute(second.kysely)
    expect(rows).toEqual([{ answer: 42, database: 'cigale' }])
    await second.close()
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})
