import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { CigaleError, conflict, notFound } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import type { Action } from '../actions/define-action.ts'
import { inTransaction } from '../actions/in-transaction.ts'
import { checkCall, runAction } from '../actions/run-action.ts'

export const readBulk = z.strictObject({
  /** `update`, `remove`, `restore`, or a verb of the kind. */
  verb: z.string().regex(/^[a-z-]{1,40}$/),
  ids: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(500),
  input: z.record(z.string(), z.unknown()).default({}),
})

export interface BulkAnswer {
  done: number
  /** Acts that `POST /changes/undo` takes back. */
  changeIds: string[]
  failed: { id: string; code: string }[]
}

/** Acts that share a commit: enough to spare waiting for the disk, few enough to hold locks for a blink. */
const together = 50

/**
 * One verb on many records: each is its own act behind its own savepoint, so that one refusal does not undo the others;
 * refusals are listed. In the order of ids, so that two of these never wait for each other.
 */
export async function runBulk(
  services: Services,
  actor: Actor,
  kind: Kind,
  request: z.infer<typeof readBulk>,
): Promise<BulkAnswer> {
  const action = services.house.actions.get(`${kind.name}.${request.verb}`)
  if (action?.on === undefined || action.on.kind.name !== kind.name) throw notFound('action', request.verb)
  // A wrong input is wrong for all, and so is a missing right: told before anything is done.
  checkCall(action, actor, { ...request.input, id: request.ids[0] })
  const ids = [...new Set(request.ids)].sort((one, other) => Number(BigInt(one) - BigInt(other)))
  const answer: BulkAnswer = { done: 0, changeIds: [], failed: [] }
  for (let from = 0; from < ids.length; from += together) {
    const part = await inTransaction(services.db, (transaction) =>
      runPart({ services, actor, action, input: request.input }, transaction, ids.slice(from, from + together)),
    )
    answer.done += part.done
    answer.changeIds.push(...part.changeIds)
    answer.failed.push(...part.failed)
  }
  return answer
}

interface Verb {
  services: Services
  actor: Actor
  action: Action<never, unknown>
  input: Record<string, unknown>
}

async function runPart(
  { services, actor, action, input }: Verb,
  transaction: Transaction<Tables>,
  ids: readonly string[],
): Promise<BulkAnswer> {
  const answer: BulkAnswer = { done: 0, changeIds: [], failed: [] }
  for (const id of ids) {
    let changeId = ''
    const onChange = (made: string) => {
      changeId = made
    }
    await sql`savepoint act`.execute(transaction)
    try {
      await runAction(services, action, actor, { ...input, id }, { onChange, transaction })
      await sql`release savepoint act`.execute(transaction)
      answer.done += 1
      answer.changeIds.push(changeId)
    } catch (error) {
      const refusal = refusalOf(error)
      await sql`rollback to savepoint act`.execute(transaction)
      answer.failed.push({ id, code: refusal.code })
    }
  }
  return answer
}

/** What the gate refused, or a unique index; anything else ends it all. */
function refusalOf(error: unknown): CigaleError {
  if (error instanceof CigaleError) return error
  if ((error as { code?: unknown }).code === '23505') return conflict('duplicate')
  throw error
}
