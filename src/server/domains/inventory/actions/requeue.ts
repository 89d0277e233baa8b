import { sql } from 'kysely'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { wakeInventory } from '../process/wake.ts'

/** Puts messages back into the queue; those without a body cannot be read again. Returns how many were. */
export async function requeue(context: ActionContext, ids: readonly string[]): Promise<number> {
  const replay = { by: context.actor.name, at: context.now.toISOString() }
  const result = await sql<{ id: string; state: string }>`
    update inventory_message m set state = 'queued', attempts = 0, not_before = null, error_code = null, error_detail = null,
      trace = jsonb_build_object('replay', ${JSON.stringify(replay)}::jsonb)
    from (select id, state from inventory_message where id = any(${[...ids]}::bigint[]) and state <> 'queued' and body is not null order by id for update) o
    where m.id = o.id returning m.id, o.state`.execute(context.db)
  for (const row of result.rows)
    context.note(inventoryMessageKind, row.id, [{ field: 'state', old: row.state, new: 'queued' }])
  // The worker sees the messages once this transaction is over; its poll comes within a second anyway.
  setTimeout(wakeInventory, 50).unref()
  return result.rows.length
}
