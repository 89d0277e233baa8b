import { z } from 'zod'
import { notFound } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import { inTransaction } from '../actions/in-transaction.ts'
import { checkCall } from '../actions/run-action.ts'
import { runMany } from '../actions/run-many.ts'

export const readBulk = z.strictObject({
  /** `update`, `remove`, `restore`, or a verb of the kind. */
  verb: z.string().regex(/^[a-z-]{1,40}$/),
  ids: z.array(idInput).min(1).max(500),
  input: z.record(z.string(), z.unknown()).default({}),
})

export interface BulkAnswer {
  done: number
  /** Acts that `POST /changes/undo` takes back. */
  changeIds: string[]
  failed: { id: string; code: string }[]
}

/**
 * One verb on many records, in one commit: what is refused is listed and leaves no trace, the rest is done. In the order
 * of ids, so that two of these never wait for each other.
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
  const inputs = ids.map((id) => ({ ...request.input, id }))
  const outcomes = await inTransaction(services.db, (transaction) =>
    runMany(services, action, actor, inputs, { transaction }),
  )
  const done = outcomes.flatMap((outcome) => ('refusal' in outcome ? [] : [outcome.changeId]))
  const failed = outcomes.flatMap((outcome, index) =>
    'refusal' in outcome ? [{ id: ids[index]!, code: outcome.refusal.code }] : [],
  )
  return { done: done.length, changeIds: [...new Set(done)], failed }
}
