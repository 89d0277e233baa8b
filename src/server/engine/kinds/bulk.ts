import { z } from 'zod'
import { CigaleError, notFound } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
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

/** One verb on many records: each is its own act, so that one refusal does not undo the others; refusals are listed. */
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
  const answer: BulkAnswer = { done: 0, changeIds: [], failed: [] }
  for (const id of new Set(request.ids)) {
    try {
      await runAction(
        services,
        action,
        actor,
        { ...request.input, id },
        { onChange: (changeId) => answer.changeIds.push(changeId) },
      )
      answer.done += 1
    } catch (error) {
      if (!(error instanceof CigaleError)) throw error
      answer.failed.push({ id, code: error.code })
    }
  }
  return answer
}
