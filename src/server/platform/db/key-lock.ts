import type { Pool } from 'pg'

/**
 * Runs `work` while no other process, nor this one, runs something under the same key. Waits its turn. The lock lives
 * in a transaction of a connection of its own, so that it goes with the process whatever becomes of it.
 */
export async function withKeyLock<T>(pool: Pool, key: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key])
    return await work()
  } finally {
    await client.query('ROLLBACK').catch((error: Error) => {
      failure = error
    })
    // A connection that could not roll back still holds the lock: it is closed, not reused.
    client.release(failure)
  }
}
