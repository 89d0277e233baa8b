import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql, type Transaction } from 'kysely'
import { CigaleError, invalidField } from '../../../shared/errors.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { inTransaction } from '../../engine/actions/in-transaction.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { forgetCounts } from '../../engine/lists/count-cache.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Door } from './door.ts'
import { actorOf } from './request-input.ts'

export interface Outcome {
  /** Id of the record that the action returned, when it returned one. */
  recordId: string | null
  output: unknown
}

/**
 * Runs an action; with an `Idempotency-Key`, at most once. The key is written in the action's own transaction: after a
 * crash there is either both or neither, and a second request with the same key waits for the first.
 */
export async function runOnce(door: Door, request: FastifyRequest, action: Action, input: unknown): Promise<Outcome> {
  const actor = actorOf(request)
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string') return outcomeOf(await runAction(door.services, action, actor, input))
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalidField('Idempotency-Key', 'format')
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([action.name, input]))
    .digest('hex')
  const outcome = await inTransaction(door.services.db, async (transaction) => {
    const earlier = await claimKey(transaction, actor.userId ?? '0', key, action.name, bodyHash)
    if (earlier !== null) return earlier
    const outcome = outcomeOf(await runAction(door.services, action, actor, input, { transaction }))
    // What is shown once (a token's secret) is not kept: a repetition gets the record without it.
    const kept = action.isSecret === true ? { ...outcome, output: null } : outcome
    await sql`update idempotency set status = 200, response = ${JSON.stringify(kept)}::jsonb where user_id = ${actor.userId ?? '0'} and key = ${key}`.execute(
      transaction,
    )
    return outcome
  })
  forgetCounts()
  return outcome
}

/** Takes the key for this request, or gives what the first request with it had as answer. */
async function claimKey(
  transaction: Transaction<Tables>,
  userId: string,
  key: string,
  route: string,
  bodyHash: string,
): Promise<Outcome | null> {
  const claimed = await sql`
    insert into idempotency (user_id, key, route, body_hash) values (${userId}, ${key}, ${route}, ${bodyHash}) on conflict do nothing returning 1`.execute(
    transaction,
  )
  if (claimed.rows.length > 0) return null
  const found = await sql<{ bodyHash: string; response: Outcome }>`
    select body_hash, response from idempotency where user_id = ${userId} and key = ${key}`.execute(transaction)
  const earlier = found.rows[0]
  if (earlier === undefined || earlier.bodyHash !== bodyHash) throw new CigaleError('key_reused')
  return earlier.response
}

function outcomeOf(output: unknown): Outcome {
  const id = (output as { id?: unknown } | null | undefined)?.id
  return { recordId: typeof id === 'string' ? id : null, output: output ?? null }
}
