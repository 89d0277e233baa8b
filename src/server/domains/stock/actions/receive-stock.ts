import { z } from 'zod'
import { stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { writeLedger } from '../ledger.ts'
import {
  itemTarget,
  knownPlace,
  onItem,
  quantityInput,
  referenceInput,
  wordsInput,
  wordsOf,
} from '../movement-input.ts'

/** What came in, or (`isOpening`) what was there when the ledger began. */
export const receiveStock = defineAction({
  name: 'stock-item.receive',
  permission: 'stock.receive',
  event: 'stock-item.received',
  input: z.strictObject({
    ...onItem,
    location: referenceInput,
    quantity: quantityInput,
    isOpening: z.boolean().optional(),
    /** What one cost. */
    unitPrice: stockMovementKind.fields.unitPrice.schema.optional(),
    ...wordsInput,
  }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    await knownPlace(context, 'location', input.location)
    const type = input.isOpening === true ? 'opening' : 'receipt'
    return writeLedger(context, row, [
      {
        type,
        locationId: input.location,
        quantity: input.quantity,
        unitPrice: input.unitPrice ?? null,
        ...wordsOf(input),
      },
    ])
  },
})
