import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
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

/** From one place to another: two lines of the ledger, written together. */
export const transferStock = defineAction({
  name: 'stock-item.transfer',
  permission: 'stock.transfer',
  event: 'stock-item.transferred',
  input: z.strictObject({
    ...onItem,
    location: referenceInput,
    to: referenceInput,
    quantity: quantityInput,
    ...wordsInput,
  }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    if (input.to === input.location) throw invalidField('to', 'same_place')
    await knownPlace(context, 'location', input.location)
    await knownPlace(context, 'to', input.to)
    const words = wordsOf(input)
    return writeLedger(context, row, [
      {
        type: 'transfer_out',
        locationId: input.location,
        counterpartId: input.to,
        quantity: -input.quantity,
        ...words,
      },
      { type: 'transfer_in', locationId: input.to, counterpartId: input.location, quantity: input.quantity, ...words },
    ])
  },
})

/** What was counted at a place is what is there; the difference is a line of the ledger, with its reason. */
export const correctStock = defineAction({
  name: 'stock-item.correct',
  permission: 'stock.correct',
  event: 'stock-item.corrected',
  input: z.strictObject({
    ...onItem,
    location: referenceInput,
    counted: z.int().min(0).max(1_000_000),
    reason: z.string().trim().min(1).max(1000),
  }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    await knownPlace(context, 'location', input.location)
    const found = await sql<{ quantity: number }>`
      select quantity from stock_level where item_id = ${row.id} and location_id = ${input.location} for update`.execute(
      context.db,
    )
    const quantity = input.counted - (found.rows[0]?.quantity ?? 0)
    if (quantity === 0) throw invalidField('counted', 'same_count')
    return writeLedger(context, row, [
      { type: 'correction', locationId: input.location, quantity, comment: input.reason },
    ])
  },
})
