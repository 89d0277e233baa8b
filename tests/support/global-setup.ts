import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/server/platform/db/embedded.ts'
import { migrate } from '../../src/server/platform/db/migrate.ts'
import { connectDatabase } from '../../src/server/platform/db/pool.ts'
import { errorMessage } from '../../src/server/platform/errors.ts'
import { createQueue } from '../../src/server/platform/jobs/queue.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { migrationsFolder } from '../../src/server/platform/project-root.ts'
import { onDatabase, type TestServer } from './test-server.ts'

/**
 * Before the first test: one PostgreSQL for all of them (a throw-away one of our own, or the server of
 * CIGALE_TEST_DATABASE_URL, whose user must be allowed to create databases) and on it one migrated template.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.CIGALE_TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startThrowAway()
  const run = `cigale_test_${process.pid}_${Date.now().toString(36)}`
  const testServer = { url: server.url, template: `${run}_template`, prefix: run }
  // A broken migration fails the tests that need a database, not those of pure rules.
  const problem = await createTemplate(testServer).then(
    () => null,
    (error: unknown) => errorMessage(error),
  )
  project.provide('testServer', { ...testServer, problem })
  return async () => {
    if (given) await dropLeftovers(testServer)
    await server.stop()
  }
}

async function startThrowAway(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-test-'))
  const server = await startEmbedded(folder, silentLog, { isThrowAway: true })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url('postgres'), stop }
}

async function createTemplate(server: Omit<TestServer, 'problem'>): Promise<void> {
  await withClient(server.url, (client) =>
    client.query(`CREATE DATABASE ${server.template} TEMPLATE template0 ENCODING 'UTF8'`),
  )
  const url = onDatabase(server.url, server.template)
  await migrate(url, migrationsFolder, silentLog)
  await createJobTables(url)
}

/** The job queue makes its own tables at its first start: once here rather than in every test file. */
async function createJobTables(url: string): Promise<void> {
  const database = connectDatabase(url, silentLog, 1)
  const queue = createQueue(database, silentLog, false)
  await queue.start()
  await queue.stop()
  await database.close()
}

async function dropLeftovers(server: Pick<TestServer, 'url' | 'prefix'>): Promise<void> {
  await withClient(server.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [server.prefix],
    )
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
  })
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
