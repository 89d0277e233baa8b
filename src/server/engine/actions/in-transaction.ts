import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { CigaleError, conflict } from '../../../shared/errors.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

/** How often an act that met another one is tried before its author is told. */
const tries = 4

/** What an index refuses: two of what may be there once, two at one time or place. */
const reasons: Record<string, string> = { '23505': 'duplicate', '23P01': 'overlap' }

/** What the database refuses of an act, in our words; null when it is no refusal but a fault. */
export function refusalOf(error: unknown): CigaleError | null {
  if (error instanceof CigaleError) return error
  const reason = reasons[String((error as { code?: unknown }).code)]
  return reason === undefined ? null : conflict(reason)
}

/**
 * Deadlock and serialisation failure: nothing was written, and the same act succeeds once the other one is through.
 * What an index refuses (of unique things, of times apart) is a conflict, at every door.
 */
export async function inTransaction<O>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<O>,
): Promise<O> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (reasons[String(code)] !== undefined) throw refusalOf(error)
      if (code !== '40001' && code !== '40P01') throw error
      if (attempt === tries) throw conflict('busy')
      await pause(10 * attempt + Math.random() * 40)
    }
  }
}
