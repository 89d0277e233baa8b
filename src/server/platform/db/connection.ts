import pg from 'pg'
import { errorCode, errorMessage, SetupError } from '../errors.ts'
import type { Log } from '../log.ts'
import { PreparedClient } from './prepared.ts'

const oldestVersion = 150000

/** PostgreSQL's numbers of the types that the driver would turn into something lossy (catalogue `pg_type`). */
const oids = { date: 1082, dateArray: 1182, numericArray: 1231, text: 25, textArray: 1009 }

/**
 * How values arrive: `bigint` and `numeric` as strings (nothing rounded), `date` as `YYYY-MM-DD` (a date has no zone),
 * `timestamptz` as Date, jsonb parsed; arrays alike.
 */
function valueParsers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  const asText = (value: string) => value
  const textArray = pg.types.getTypeParser(oids.textArray, 'text')
  types.setTypeParser(oids.date, asText)
  types.setTypeParser(oids.dateArray, textArray)
  types.setTypeParser(oids.numericArray, textArray)
  return types
}

/** Options of a single connection or a pool to `url`. */
export function connectionOptions(url: string, applicationName: string): pg.ClientConfig {
  return { connectionString: url, application_name: applicationName, types: valueParsers(), keepAlive: true }
}

/** A pool of at most `max` connections, every one of them in UTC. */
export function createPool(url: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOptions(url, 'cigale'),
    Client: PreparedClient,
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'")
    },
  })
  // An idle connection that breaks (restart of the server) is replaced at the next query.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle database connection broke'))
  return pool
}

/**
 * Checks that a server answers at `url` and can serve us.
 * @throws SetupError that says what is wrong with it
 */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ ...connectionOptions(url, 'cigale start'), connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<ServerFacts>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
              current_setting('server_encoding') AS encoding`,
    )
    requireSuitable(rows[0]!)
  } catch (error) {
    throw error instanceof SetupError ? error : unreachable(error)
  } finally {
    await client.end().catch(() => {})
  }
}

/** What a server says of itself. */
export interface ServerFacts {
  /** As people write it: `15.18 (Debian 15.18-0+deb12u1)`. */
  readonly version: string
  /** As PostgreSQL compares it: 150018. */
  readonly number: number
  readonly encoding: string
}

/** @throws SetupError for a server that is too old, or a database that cannot hold every character */
export function requireSuitable(server: ServerFacts): void {
  if (server.number < oldestVersion) {
    throw new SetupError(`The database server is PostgreSQL ${server.version}: Cigale needs version 15 or later.`)
  }
  if (server.encoding !== 'UTF8') {
    throw new SetupError(
      `The database is encoded in ${server.encoding}: Cigale needs UTF8.`,
      "CREATE DATABASE cigale TEMPLATE template0 ENCODING 'UTF8' makes a suitable one.",
    )
  }
}

function unreachable(error: unknown): SetupError {
  const advice: Record<string, string> = {
    ECONNREFUSED: 'Check host and port in CIGALE_DATABASE_URL, and that the server is running.',
    ENOTFOUND: 'Check the host name in CIGALE_DATABASE_URL.',
    ENOENT: 'Check the socket folder in CIGALE_DATABASE_URL, and that the server is running.',
    '28P01': 'Check user and password in CIGALE_DATABASE_URL.',
    '28000': 'Check user and password in CIGALE_DATABASE_URL, and pg_hba.conf of the server.',
    '3D000': 'Create the database first: createdb --encoding=UTF8 --template=template0 NAME.',
  }
  const code = errorCode(error) ?? ''
  const reason = errorMessage(error) || code
  return new SetupError(`The database cannot be reached: ${reason}.`, advice[code] ?? null, error)
}
