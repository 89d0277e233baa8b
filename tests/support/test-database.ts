import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connectDatabase, type Database } from '../../src/server/platform/db/pool.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { onDatabase } from './test-server.ts'
import './test-server.ts'

/** A migrated database of one's own. */
export type TestDatabase = Database

/**
 * Makes a fresh, migrated database for one test file: a clone of the template. Close it at the end of the file.
 *
 * ```ts
 * const database = await testDatabase()
 * afterAll(() => database.close())
 * ```
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, problem } = inject('testServer')
  if (problem !== null) throw new Error(`No template database: ${problem}`)
  return await openTestDatabase(template)
}

/** The same without any table: for the tests of the migrations. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return await openTestDatabase('template0')
}

async function openTestDatabase(template: string): Promise<TestDatabase> {
  const { url, prefix } = inject('testServer')
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  // Copying files is twice as fast as logging every block, on a server without fsync.
  await administer(url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
  const database = connectDatabase(onDatabase(url, name), silentLog, 8)
  const close = async () => {
    await database.close()
    await administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return { ...database, close }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * Runs `work` and returns the SQL of the statements that it sent through Kysely, BEGIN and COMMIT excluded.
 */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const stop = database.onQuery((query) => {
    if (!/^\s*(begin|commit|rollback|savepoint|release|start transaction)\b/i.test(query.sql))
      statements.push(query.sql)
  })
  try {
    await work()
  } finally {
    stop()
  }
  return statements
}
