import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, wrongState } from '../../../../shared/errors.ts'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { wakeInventory } from '../process/wake.ts'

/** Takes a stored message in again: what was refused may enter now, what was taken is compared anew with the register. */
export const replayMessage = defineAction({
  name: 'inventory-message.replay',
  permission: 'inventory.update',
  event: 'inventory-message.replayed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: inventoryMessageKind, id: (input) => input.id },
  run: async (context, { row }) => {
    if (row.state === 'queued') throw wrongState('replay', row.state)
    const queued = await requeue(context, [row.id])
    if (queued === 0) throw conflict('no_body')
    return { id: row.id }
  },
})

/** The same for all messages that were not taken for one reason (at most 10,000 at once). */
export const replayAll = defineAction({
  name: 'inventory-message.replay-all',
  permission: 'inventory.update',
  event: 'inventory-message.replayed',
  input: z.strictObject({ code: z.string().max(100) }),
  run: async (context, { input }) => {
    const found = await sql<{ id: string }>`
      select id from inventory_message where error_code = ${input.code} and state in ('refused', 'doubt', 'failed') and body is not null
      order by id desc limit 10000`.execute(context.db)
    return {
      queued: await requeue(
        context,
        found.rows.map((row) => row.id),
      ),
    }
  },
})

/** Puts messages back into the queue; those without a body cannot be read again. Returns how many were. */
export async function requeue(context: ActionContext, ids: readonly string[]): Promise<number> {
  const replay = { by: context.actor.name, at: context.now.toISOString() }
  const result = await sql<{ id: string; state: string }>`
    update inventory_message m set state = 'queued', attempts = 0, not_before = null, error_code = null, error_detail = null, trace = jsonb_build_object('replay', ${JSON.stringify(replay)}::jsonb)
    from (select id, state from inventory_message where id = any(${[...ids]}::bigint[]) and state <> 'queued' and body is not null order by id for update) o
    where m.id = o.id returning m.id, o.state`.execute(context.db)
  for (const row of result.rows)
    context.note(inventoryMessageKind, row.id, [{ field: 'state', old: row.state, new: 'queued' }])
  // The worker sees the message once this transaction is over; its poll comes within a second anyway.
  setTimeout(wakeInventory, 50).unref()
  return result.rows.length
}
