import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { refusalKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requeue } from './requeue.ts'

type Refusal = RowOf<typeof refusalKind>

const permission = 'inventory.update'
const input = z.strictObject({ id: idInput, version: z.int().optional() })
const on = {
  kind: refusalKind,
  id: (given: { id: string }) => given.id,
  version: (given: { version?: number | undefined }) => given.version,
}

/** Which verbs a refused machine has; the buttons follow the same table. */
export function isPossible({ state, asset }: { state?: unknown; asset?: unknown }, verb: string): boolean {
  const isOut = state !== 'entered' && asset == null
  if (verb === 'take') return isOut
  if (verb === 'ignore') return isOut && state !== 'ignored'
  if (verb === 'reopen') return isOut && state !== 'refused'
  return true
}

function insist(row: Refusal, verb: string): void {
  if (!isPossible({ state: row.state, asset: row.assetId }, verb)) throw wrongState(verb, row.state)
}

/**
 * A person lets the machine in: the message as kept is weighed once more by the same evidence, and rules no longer keep it
 * out. It binds as long as the machine says the same identity.
 */
export const takeRefusal = defineAction({
  name: 'inventory-refusal.take',
  permission,
  event: 'inventory-refusal.taken',
  input,
  on,
  run: async (context, { row }) => {
    insist(row, 'take')
    await insistUnblocked(context, row)
    if (row.messageId === null || (await requeue(context, [row.messageId])) === 0) throw conflict('no_body')
    return decide(context, row, 'accepted')
  },
})

/** Otherwise its message would be turned away at once, and nobody would see why. */
async function insistUnblocked(context: ActionContext, row: Refusal): Promise<void> {
  const blocked = await sql`select 1 from agent where id = ${row.agentId} and is_blocked`.execute(context.db)
  if (blocked.rows.length > 0) throw conflict('agent_blocked')
}

/** A person keeps the machine out for good, whatever becomes of the rules. It is still counted when it comes. */
export const ignoreRefusal = defineAction({
  name: 'inventory-refusal.ignore',
  permission,
  event: 'inventory-refusal.ignored',
  input,
  on,
  run: async (context, { row }) => {
    insist(row, 'ignore')
    return decide(context, row, 'ignored')
  },
})

/** Takes the decision back: rules decide again at its next message. */
export const reopenRefusal = defineAction({
  name: 'inventory-refusal.reopen',
  permission,
  event: 'inventory-refusal.reopened',
  input,
  on,
  run: async (context, { row }) => {
    insist(row, 'reopen')
    return context.change(refusalKind, row, { state: 'refused', userId: null, decidedAt: null })
  },
})

const decide = (context: ActionContext, row: Refusal, state: 'accepted' | 'ignored') =>
  context.change(refusalKind, row, { state, userId: context.actor.userId, decidedAt: context.now })

/** Forgets the machine, and what was decided of it: it is listed anew when it comes and is refused. */
export const removeRefusal = defineAction({
  name: 'inventory-refusal.remove',
  permission,
  event: 'inventory-refusal.removed',
  input,
  on,
  run: (context, { row }) => context.remove(refusalKind, row),
})

export const restoreRefusal = defineAction({
  name: 'inventory-refusal.restore',
  permission,
  event: 'inventory-refusal.restored',
  input,
  on: { ...on, trashed: true },
  run: (context, { row }) => context.restore(refusalKind, row),
})
