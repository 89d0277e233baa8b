import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { connectionOptions } from './db/connection.ts'
import type { Tables } from './db/pool.ts'
import { errorMessage } from './errors.ts'
import type { Log } from './log.ts'

export type LiveListener = (payload: string) => void

/** News between the processes of one database, as they happen. A hint, not a record: messages may be missed. */
export interface Live {
  /**
   * Calls `listener` for each message on a channel. `onGap` is called when the connection was lost and is back:
   * whatever was said meanwhile is gone, so look again. Returns the end of the subscription.
   */
  listen(channel: string, listener: LiveListener, onGap?: () => void): Promise<() => void>
  close(): Promise<void>
}

/** Says something on a channel once the transaction commits (8000 bytes at most; better an id than a content). */
export async function notify(database: Kysely<Tables>, channel: string, payload: string): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${payload})`.execute(database)
}

interface Subscription {
  readonly channel: string
  readonly listener: LiveListener
  readonly onGap: (() => void) | undefined
}

const heartbeatEvery = 15_000
const longestAnswer = 5_000
const longestPause = 10_000

/** Opens the hub: one connection of its own, made at the first subscription and made again whenever it breaks. */
export function createLive(connectionString: string, log: Log): Live {
  return new LiveHub(connectionString, log)
}

class LiveHub implements Live {
  readonly #connectionString: string
  readonly #log: Log
  readonly #subscriptions = new Set<Subscription>()
  #client: Promise<pg.Client> | null = null
  #heartbeat: NodeJS.Timeout | undefined
  readonly #closing = new AbortController()

  constructor(connectionString: string, log: Log) {
    this.#connectionString = connectionString
    this.#log = log
  }

  async listen(channel: string, listener: LiveListener, onGap?: () => void): Promise<() => void> {
    const subscription = { channel, listener, onGap }
    this.#subscriptions.add(subscription)
    try {
      this.#client ??= this.#connect()
      await (await this.#client).query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      this.#subscriptions.delete(subscription)
      throw error
    }
    return () => {
      this.#subscriptions.delete(subscription)
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearInterval(this.#heartbeat)
    const client = await this.#client?.catch(() => null)
    await client?.end().catch(() => {})
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(connectionOptions(this.#connectionString, 'cigale live'))
    client.on('notification', ({ channel, payload }) => this.#deliver(channel, payload ?? ''))
    // Without a listener an error on an idle connection would end the process; `end` always follows.
    client.on('error', (error) => this.#log.debug({ reason: error.message }, 'live connection'))
    try {
      await client.connect()
    } catch (error) {
      // The next subscriber may find the server back.
      this.#client = null
      throw error
    }
    client.once('end', () => void this.#reconnect())
    clearInterval(this.#heartbeat)
    this.#heartbeat = setInterval(() => void this.#checkPulse(client), heartbeatEvery)
    this.#heartbeat.unref()
    return client
  }

  /** A connection that a firewall dropped says nothing at all: it is asked from time to time. */
  async #checkPulse(client: pg.Client): Promise<void> {
    const silence = setTimeout(() => client.connection.stream.destroy(), longestAnswer)
    await client.query('SELECT 1').catch(() => {})
    clearTimeout(silence)
  }

  async #reconnect(): Promise<void> {
    clearInterval(this.#heartbeat)
    if (this.#closing.signal.aborted) return
    this.#log.warn('the live connection broke; connecting again')
    this.#client = this.#connectAgain()
    await this.#client.catch(() => {})
    for (const { onGap } of this.#subscriptions) onGap?.()
  }

  async #connectAgain(): Promise<pg.Client> {
    for (let attempt = 0; ; attempt++) {
      this.#closing.signal.throwIfAborted()
      try {
        const client = await this.#connect()
        const channels = new Set([...this.#subscriptions].map((subscription) => subscription.channel))
        for (const channel of channels) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
        return client
      } catch (error) {
        this.#log.debug({ reason: errorMessage(error) }, 'live connection not yet back')
        await pause(Math.min(longestPause, 100 * 2 ** attempt), undefined, { signal: this.#closing.signal })
      }
    }
  }

  #deliver(channel: string, payload: string): void {
    for (const subscription of this.#subscriptions) {
      if (subscription.channel !== channel) continue
      try {
        subscription.listener(payload)
      } catch (error) {
        this.#log.error({ channel, reason: errorMessage(error) }, 'a live listener failed')
      }
    }
  }
}
