import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { conflict } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { orderKind, orderLineKind, receptionKind } from '../../../../shared/orders/orders.kinds.ts'
import { fromThousandths, toThousandths } from '../../../../shared/orders/quantity.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { reverseMovement } from '../../stock/index.ts'
import { deliveryState, linesOf, lockOrder, requirePossible } from '../order-rows.ts'
import { actAtLine } from '../received-things.ts'

interface Part {
  id: string
  lineId: string
  quantity: string
  movementId: string | null
}

/**
 * Takes a delivery back: what it made goes, as long as nobody has touched it. Assets into the trash, stock by the opposite
 * movement, quantities to be awaited again. The reception stays, crossed out.
 *
 * @throws `conflict` that names the first thing that was touched
 */
export const undoReception = defineAction({
  name: 'reception.undo',
  permission: 'order.receive',
  event: 'reception.undone',
  input: z.strictObject({ id: idInput, version: z.int().optional() }),
  on: { kind: receptionKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    const order = await lockOrder(context, row.orderId, 'order.receive')
    if (row.undoneAt !== null) throw conflict('already_undone')
    requirePossible(order, 'undo-reception')
    const parts = await sql<Part>`
      select id, line_id, quantity, movement_id from reception_line where reception_id = ${row.id} order by id`.execute(
      context.db,
    )
    const lines = new Map((await linesOf(context, order.id)).map((line) => [line.id, line]))
    for (const part of parts.rows) {
      await removeAssets(context, part.id)
      if (part.movementId !== null)
        await actAtLine(context, reverseMovement, { id: part.movementId, reason: row.name }, 'lines')
      const line = lines.get(part.lineId)!
      const received = fromThousandths(toThousandths(line.received) - toThousandths(part.quantity))
      lines.set(line.id, await context.change(orderLineKind, line, { received }))
    }
    await context.change(orderKind, order, { state: deliveryState([...lines.values()]) })
    context.note(orderKind, order.id, [{ field: 'reception', old: row.id, new: null, oldText: row.name }])
    return context.change(receptionKind, row, { undoneAt: context.now, undoerId: context.actor.userId })
  },
})

/** Made by the reception, gone with it: whoever may undo it needs no further right, for nobody has used them yet. */
async function removeAssets(context: ActionContext, partId: string): Promise<void> {
  const { rows } = await sql<RowOf<typeof assetKind> & { madeVersion: number }>`
    select a.*, m.made_version from reception_asset m join asset a on a.id = m.asset_id
    where m.reception_line_id = ${partId} order by a.id for no key update of a`.execute(context.db)
  for (const { madeVersion, ...asset } of rows) {
    if (asset.deletedAt != null) continue
    if (asset.version !== madeVersion || asset.lastInventoryAt !== null || asset.userId !== null)
      throw conflict('received_touched', { name: asset.inventoryNumber ?? asset.serial ?? asset.name })
    await context.remove(assetKind, asset as never)
  }
}
