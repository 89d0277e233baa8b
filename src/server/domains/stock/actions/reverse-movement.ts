import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { takeCartridgesBack } from '../cartridges.ts'
import { heldBy, type Line, lockItem, type Movement, writeLedger } from '../ledger.ts'

/** Takes a movement back by its opposite; of a transfer, both halves. */
export const reverseMovement = defineAction({
  name: 'stock-movement.reverse',
  permission: 'stock.correct',
  event: 'stock-movement.reversed',
  input: z.strictObject({
    id: idInput,
    reason: z.string().trim().max(1000).nullish(),
  }),
  on: { kind: stockMovementKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const item = await lockItem(context, row.itemId)
    const found = await sql<Movement>`
      select * from stock_movement where id = ${row.id} or (type like 'transfer%' and (id = ${row.pairId} or pair_id = ${row.id})) order by id`.execute(
      context.db,
    )
    const halves = found.rows
    if (halves.some((half) => half.reversesId !== null)) throw conflict('is_reversal')
    if (halves.some((half) => half.isReversed)) throw conflict('already_reversed')
    if (row.type === 'issue') {
      const held = await heldBy(context, item.id, row)
      if (held < -row.quantity) throw invalidField('quantity', 'not_held', { held })
    }
    await sql`update stock_movement set is_reversed = true where id = any(${halves.map((half) => half.id)}::bigint[])`.execute(
      context.db,
    )
    const written = await writeLedger(
      context,
      item,
      halves.map((half) => opposite(half, input.reason ?? null)),
    )
    if (row.type === 'issue') await takeCartridgesBack(context, { movementId: row.id })
    return written
  },
})

const opposite = (movement: Movement, reason: string | null): Line => ({
  type: movement.type,
  locationId: movement.locationId,
  counterpartId: movement.counterpartId,
  quantity: -movement.quantity,
  userId: movement.userId,
  groupId: movement.groupId,
  assetId: movement.assetId,
  reference: movement.reference,
  comment: reason,
  unitPrice: movement.unitPrice,
  reversesId: movement.id,
})
