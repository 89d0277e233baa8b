import { type Kysely, sql } from 'kysely'

/**
 * Does the work behind a savepoint of the transaction. What it throws puts the database back as it was before and comes
 * back as `failure`: whoever asked decides whether that is an answer or to be thrown on.
 */
export async function inSavepoint<DB, T>(
  transaction: Kysely<DB>,
  work: () => Promise<T>,
): Promise<{ result: T } | { failure: unknown }> {
  await sql`savepoint part`.execute(transaction)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(transaction)
    return { result }
  } catch (failure) {
    await sql`rollback to savepoint part`.execute(transaction)
    await sql`release savepoint part`.execute(transaction)
    return { failure }
  }
}
