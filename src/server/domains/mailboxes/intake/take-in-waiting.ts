import { sql } from 'kysely'
import { CigaleError } from '../../../../shared/errors.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { oneLine } from '../parse/plain.ts'
import { reportFailure } from './report-failure.ts'
import { takeInMail } from './take-in.ts'

const actor = systemActor('mail', 'mail')
/** A process that died over a mail gives it back after this. */
const claimMinutes = 5
export const mostAttempts = 3

/** Decides about all mails that wait, the oldest first; one that fails waits for the next time, and the others go on. */
export async function takeInWaiting(services: Services): Promise<{ taken: number; failed: number }> {
  const result = { taken: 0, failed: 0 }
  let after = '0'
  for (;;) {
    const found = await sql<{ id: string }>`
      select id from incoming_mail where state = 'received' and id > ${after} order by id limit 200`.execute(
      services.db,
    )
    if (found.rows.length === 0) return result
    for (const { id } of found.rows) {
      after = id
      const outcome = await takeInOne(services, id)
      if (outcome === true) result.taken += 1
      if (outcome === false) result.failed += 1
    }
  }
}

/**
 * Decides about one. The attempt is counted before it is made, so that a mail that takes the process along counts too.
 *
 * @returns null when somebody else has it
 */
export async function takeInOne(services: Services, id: string): Promise<boolean | null> {
  const now = services.now()
  const claimed = await sql<{ attempts: number }>`
    update incoming_mail set attempts = attempts + 1, claimed_at = ${now}
    where id = ${id} and state = 'received'
      and (claimed_at is null or claimed_at < ${now}::timestamptz - make_interval(mins => ${claimMinutes}::int))
    returning attempts`.execute(services.db)
  const attempts = claimed.rows[0]?.attempts
  if (attempts === undefined) return null
  if (attempts > mostAttempts) {
    await runAction(services, reportFailure, actor, { id, error: 'interrupted', isLast: true })
    return false
  }
  try {
    await runAction(services, takeInMail, actor, { id })
    return true
  } catch (error) {
    await runAction(services, reportFailure, actor, { id, error: wordsOf(error), isLast: attempts >= mostAttempts })
    return false
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof CigaleError
    ? oneLine([error.code, ...error.errors.map((each) => `${each.field}: ${each.code}`)].join(' – '), 500)
    : oneLine((error as Error).message || 'internal', 500)
