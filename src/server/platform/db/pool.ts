import { CamelCasePlugin, type CompiledQuery, Kysely, type LogEvent, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { errorCode } from '../errors.ts'
import type { Log } from '../log.ts'
import { checkServer, connectionOptions, createPool } from './connection.ts'
import { startEmbedded } from './embedded.ts'
import type { Tables } from './tables.gen.ts'

const poolSize = 16
const slowMilliseconds = 2_000

export type { Tables } from './tables.gen.ts'
export type QueryListener = (query: CompiledQuery, milliseconds: number) => void

/** The database, opened. */
export interface Database {
  /** Typed queries; names are camelCase here and snake_case in SQL, keys inside jsonb stay as they are. */
  readonly kysely: Kysely<Tables>
  /** For what Kysely has no words for: COPY, cursors. */
  readonly pool: pg.Pool
  /** For connections of one's own: LISTEN, the job queue. */
  readonly connectionString: string
  readonly isEmbedded: boolean
  /** Calls `listener` after each statement sent through Kysely, BEGIN and COMMIT included. Returns its removal. */
  onQuery(listener: QueryListener): () => void
  /** Finishes running statements, closes every connection, and stops the embedded server if it is ours. */
  close(): Promise<void>
}

/**
 * Opens the database that the configuration names, or the embedded one (made on first use).
 * @throws SetupError when it cannot be reached, is too old or cannot run here
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, log: Log): Promise<Database> {
  if (config.databaseUrl !== null) {
    await checkServer(config.databaseUrl)
    return connectDatabase(config.databaseUrl, log)
  }
  const server = await startEmbedded(config.dataDir, log)
  try {
    await createIfMissing(server.url(), server.url('postgres'))
    const database = connectDatabase(server.url(), log)
    const close = async () => {
      await database.close()
      await server.stop()
    }
    return { ...database, isEmbedded: true, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Connects to a server that is known to be good: what `openDatabase` and the tests have in common. */
export function connectDatabase(url: string, log: Log, size = poolSize): Database {
  const pool = createPool(url, size, log)
  const listeners = new Set<QueryListener>()
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: (event) => report(event, listeners, log),
  })
  let closing: Promise<void> | null = null
  return {
    kysely,
    pool,
    connectionString: url,
    isEmbedded: false,
    onQuery: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      closing ??= kysely.destroy()
      return closing
    },
  }
}

function report(event: LogEvent, listeners: ReadonlySet<QueryListener>, log: Log): void {
  for (const listener of listeners) listener(event.query, event.queryDurationMillis)
  if (event.queryDurationMillis < slowMilliseconds) return
  log.warn({ milliseconds: Math.round(event.queryDurationMillis), sql: event.query.sql.slice(0, 1000) }, 'slow query')
}

async function createIfMissing(url: string, maintenanceUrl: string): Promise<void> {
  const probe = new pg.Client(connectionOptions(url, 'cigale start'))
  try {
    await probe.connect()
    return
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error
  } finally {
    await probe.end().catch(() => {})
  }
  const client = new pg.Client(connectionOptions(maintenanceUrl, 'cigale start'))
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(decodeURIComponent(url.split('/').at(-1)!))}`)
  } catch (error) {
    // A second process of the same start was faster.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error
  } finally {
    await client.end()
  }
}
