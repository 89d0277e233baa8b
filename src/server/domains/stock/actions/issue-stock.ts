import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { installCartridges, returnInstalled } from '../cartridges.ts'
import { heldBy, writeLedger } from '../ledger.ts'
import {
  itemTarget,
  knownPlace,
  knownRecipient,
  onItem,
  quantityInput,
  recipientInput,
  referenceInput,
  wordsInput,
  wordsOf,
} from '../movement-input.ts'

/** Gives something out of a place to a person, a group or a piece of equipment; a cartridge goes into its printer. */
export const issueStock = defineAction({
  name: 'stock-item.issue',
  permission: 'stock.issue',
  event: 'stock-item.issued',
  input: z.strictObject({
    ...onItem,
    location: referenceInput,
    quantity: quantityInput,
    ...recipientInput,
    /** Page count of the printer; what its inventory says when missing. */
    pages: z.int().min(0).max(2_000_000_000).nullish(),
    ...wordsInput,
  }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    await knownPlace(context, 'location', input.location)
    const { asset, ...recipient } = await knownRecipient(context, input)
    const written = await writeLedger(context, row, [
      { type: 'issue', locationId: input.location, quantity: -input.quantity, ...recipient, ...wordsOf(input) },
    ])
    if (row.category === 'cartridge' && asset?.type === 'printer') {
      const movementId = written[0]!.id
      await installCartridges(context, row, asset, { quantity: input.quantity, movementId, pages: input.pages ?? null })
    }
    return written
  },
})

/** Brings back what somebody had: never more than they had. */
export const returnStock = defineAction({
  name: 'stock-item.return',
  permission: 'stock.return',
  event: 'stock-item.returned',
  input: z.strictObject({
    ...onItem,
    location: referenceInput,
    quantity: quantityInput,
    ...recipientInput,
    ...wordsInput,
  }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    await knownPlace(context, 'location', input.location)
    const { asset, ...recipient } = await knownRecipient(context, input)
    const held = await heldBy(context, row.id, recipient)
    if (input.quantity > held) throw invalidField('quantity', 'not_held', { held })
    const written = await writeLedger(context, row, [
      { type: 'return', locationId: input.location, quantity: input.quantity, ...recipient, ...wordsOf(input) },
    ])
    if (asset !== null) await returnInstalled(context, row.id, asset.id, input.quantity)
    return written
  },
})
