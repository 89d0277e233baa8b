import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { errorMessage, SetupError } from '../errors.ts'
import type { Log } from '../log.ts'
import { connectionOptions } from './connection.ts'

/** One file of `db/migrations`. */
export interface Migration {
  readonly number: number
  /** File name without number and extension: `platform` of `0001_platform.sql`. */
  readonly name: string
  readonly sql: string
  /** Digest of the file, hexadecimal. */
  readonly sha256: string
}

export interface MigrationReport {
  /** Names of the files applied by this run, in order. */
  readonly applied: readonly string[]
  /** Highest number in the database afterwards. */
  readonly number: number
}

interface AppliedRow {
  number: number
  name: string
  sha256: string
}

/** Any number that no other program on the same database is likely to take. */
const lockNumber = 4_727_401_822

/**
 * Reads the migrations of a folder, in order.
 * @throws SetupError on a name other than `NNNN_name.sql` and on a number used twice
 */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  const migrations = files.sort().map((file) => readMigration(folder, file))
  for (const [index, migration] of migrations.entries()) {
    const previous = migrations[index - 1]
    if (previous?.number !== migration.number) continue
    throw new SetupError(
      `Two migrations have the number ${migration.number}: ${fileName(previous)} and ${fileName(migration)}.`,
      'Give the later one the next free number.',
    )
  }
  return migrations
}

/**
 * Brings the schema up to date: every migration that the database does not have, in order, each in a transaction of
 * its own. Several nodes may start together: one migrates, the others wait.
 * @throws SetupError when an applied file was changed since, or one fails (the schema then stays at the one before)
 */
export async function migrate(connectionString: string, folder: string, log: Log): Promise<MigrationReport> {
  const migrations = readMigrations(folder)
  const client = new pg.Client(connectionOptions(connectionString, 'cigale migrate'))
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    await client.query("SET TIME ZONE 'UTC'")
    // Quiet about IF NOT EXISTS: nobody reads it, and it hides what matters.
    await client.query("SET client_min_messages = 'warning'")
    const pending = pendingOf(migrations, await readApplied(client))
    for (const migration of pending) await apply(client, migration, log)
    return { applied: pending.map(fileName), number: migrations.at(-1)?.number ?? 0 }
  } finally {
    await client.end()
  }
}

/** What is in `folder` and not yet in the database, without changing anything. */
export async function pendingMigrations(connectionString: string, folder: string): Promise<string[]> {
  const client = new pg.Client(connectionOptions(connectionString, 'cigale migrate'))
  await client.connect()
  try {
    const { rows } = await client.query<{ exists: boolean }>(
      "SELECT to_regclass('schema_migration') IS NOT NULL AS exists",
    )
    const applied = rows[0]?.exists ? await selectApplied(client) : []
    return pendingOf(readMigrations(folder), applied).map(fileName)
  } finally {
    await client.end()
  }
}

function readMigration(folder: string, file: string): Migration {
  const match = /^(\d{4})_([a-z0-9_-]+)\.sql$/.exec(file)
  if (match === null) {
    throw new SetupError(`The migration ${file} is not named like 0001_name.sql (lower case, four digits).`)
  }
  const sql = readFileSync(join(folder, file), 'utf8')
  const sha256 = createHash('sha256').update(sql).digest('hex')
  return { number: Number(match[1]), name: match[2]!, sql, sha256 }
}

async function readApplied(client: pg.Client): Promise<AppliedRow[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`)
  return await selectApplied(client)
}

async function selectApplied(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>('SELECT number, name, sha256 FROM schema_migration ORDER BY number')
  return rows
}

function pendingOf(migrations: readonly Migration[], applied: readonly AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const row of applied) {
    const migration = known.get(row.number)
    if (migration === undefined) throw newerDatabase(row)
    if (migration.sha256 !== row.sha256) throw changedMigration(migration)
  }
  const last = applied.at(-1)?.number ?? 0
  const numbers = new Set(applied.map((row) => row.number))
  const pending = migrations.filter((migration) => !numbers.has(migration.number))
  const late = pending.find((migration) => migration.number < last)
  if (late === undefined) return pending
  throw new SetupError(
    `The migration ${fileName(late)} comes before number ${last}, which the database already has.`,
    'Migrations only go forward: give it the next free number.',
  )
}

function newerDatabase(row: AppliedRow): SetupError {
  return new SetupError(
    `The database has migration ${row.number} (${row.name}), which this Cigale does not know: it belongs to a newer version.`,
    'Start the newer version, or restore the backup that was made before the update.',
  )
}

function changedMigration(migration: Migration): SetupError {
  return new SetupError(
    `The migration ${fileName(migration)} was changed after this database applied it.`,
    'Restore the file as it was and put the change into a new migration. A throw-away database may be deleted instead.',
  )
}

async function apply(client: pg.Client, migration: Migration, log: Log): Promise<void> {
  const start = performance.now()
  try {
    await client.query('BEGIN')
    await client.query(migration.sql)
    await client.query('INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new SetupError(`The migration ${fileName(migration)} failed: ${describe(error, migration.sql)}`, null, error)
  }
  log.info({ migration: fileName(migration), milliseconds: Math.round(performance.now() - start) }, 'schema migrated')
}

function fileName(migration: { number: number; name: string }): string {
  return `${String(migration.number).padStart(4, '0')}_${migration.name}.sql`
}

/** The message with the line of the file, where PostgreSQL tells the place. */
function describe(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  if (!Number.isFinite(position)) return errorMessage(error)
  return `line ${sql.slice(0, position).split('\n').length}: ${errorMessage(error)}`
}
