import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, wrongState } from '../../../../shared/errors.ts'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { allowedSql } from '../../../engine/access/visible.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf } from '../../../engine/house.ts'
import { requeue } from './requeue.ts'

const mostAtOnce = 10_000

/** Takes a stored message in again: what was refused may enter now, what was taken is compared anew with the register. */
export const replayMessage = defineAction({
  name: 'inventory-message.replay',
  permission: 'inventory.update',
  event: 'inventory-message.replayed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: inventoryMessageKind, id: (input) => input.id },
  run: async (context, { row }) => {
    if (row.state === 'queued') throw wrongState('replay', row.state)
    if ((await requeue(context, [row.id])) === 0) throw conflict('no_body')
    return { id: row.id }
  },
})

/** The same for all messages of one's units that were not taken for one reason, the newest of each device. */
export const replayAll = defineAction({
  name: 'inventory-message.replay-all',
  permission: 'inventory.update',
  event: 'inventory-message.replayed',
  input: z.strictObject({ code: z.string().max(100) }),
  run: async (context, { input }) => {
    const found = await sql<{ id: string }>`
      select max(id) as id from inventory_message m
      where ${allowedSql(entryOf(context.house, 'inventory-message'), context.actor, 'inventory.update', 'm')} and error_code = ${input.code} and state in ('refused', 'doubt', 'failed') and body is not null
      group by coalesce(device_id, id::text) order by 1 limit ${mostAtOnce}`.execute(context.db)
    return {
      queued: await requeue(
        context,
        found.rows.map((row) => row.id),
      ),
    }
  },
})
