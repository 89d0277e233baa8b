import { sql } from 'kysely'
import { z } from 'zod'
import { invalid, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { orderKind, orderLineKind, receptionKind, receptionLineKind } from '../../../../shared/orders/orders.kinds.ts'
import { fromThousandths, leftOf, toThousandths } from '../../../../shared/orders/quantity.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { today } from '../../../engine/today.ts'
import { deliveryState, linesOf, type OrderLine, requirePossible } from '../order-rows.ts'
import { type Arrival, makeAssets, moveStock } from '../received-things.ts'

const mostNumbers = 200
/** Assets that one delivery makes; what is more comes as another. */
const mostThings = 500
const numbers = z.array(z.string().trim().max(255)).max(mostNumbers).default([])

const lineSchema = z.strictObject({
  line: idInput,
  quantity: orderLineKind.fields.quantity.schema,
  /** Of assets, one a thing, in order: typed or scanned. */
  serials: numbers,
  inventoryNumbers: numbers,
})

const receiveSchema = z.strictObject({
  id: idInput,
  version: z.int().optional(),
  deliveryNote: z.string().trim().max(100).nullish(),
  receivedOn: z.iso.date().optional(),
  /** Where it was put; that of the order when nothing is said. */
  location: reference('location').schema.optional(),
  /** Of the assets that are made. */
  state: reference('asset-state').schema.optional(),
  comment: z.string().trim().max(2000).nullish(),
  lines: z.array(lineSchema).min(1).max(200),
})
export type ReceiveInput = z.infer<typeof receiveSchema>

/**
 * A delivery: so much of some lines. The order is locked by the gate, so that of two at once the second counts what the
 * first left; the database refuses more than was ordered in any case. Assets and stock are made by their own actions.
 */
export const receiveOrder = defineAction({
  name: 'order.receive',
  event: 'order.delivered',
  input: receiveSchema as z.ZodType<ReceiveInput>,
  on: { kind: orderKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    requirePossible(row, 'receive')
    const receivedOn = input.receivedOn ?? today(context)
    if (row.orderedOn !== null && receivedOn < row.orderedOn)
      throw invalidField('receivedOn', 'before_start', { start: row.orderedOn })
    const lines = await linesOf(context, row.id)
    const wanted = input.lines.map((given, at) => wantedOf(lines, given, at))
    if (new Set(wanted.map(({ line }) => line.id)).size < wanted.length) throw invalidField('lines', 'twice')
    const things = wanted
      .filter(({ line }) => line.sort === 'asset')
      .reduce((sum, { quantity }) => sum + Number(quantity), 0)
    if (things > mostThings) throw invalidField('lines', 'too_many_things', { max: mostThings })
    const reception = await context.create(receptionKind, {
      name: input.deliveryNote || `${row.number}/${(await countOf(context, row.id)) + 1}`,
      orderId: row.id,
      deliveryNote: input.deliveryNote || null,
      receivedOn,
      locationId: input.location ?? row.locationId,
      receiverId: context.actor.userId,
      comment: input.comment || null,
    })
    const arrival: Arrival = { order: row, reception, stateId: input.state ?? null }
    const after = new Map(lines.map((line) => [line.id, line]))
    for (const each of wanted) {
      await receiveLine(context, arrival, each)
      const received = fromThousandths(toThousandths(each.line.received) + toThousandths(each.quantity))
      after.set(each.line.id, await context.change(orderLineKind, each.line, { received }))
    }
    return context.change(orderKind, row, { state: deliveryState([...after.values()]) })
  },
})

export interface Wanted {
  line: OrderLine
  quantity: string
  serials: readonly string[]
  inventoryNumbers: readonly string[]
  /** Its place in the input, for refusals. */
  at: number
}

/** @throws `invalid` for lines of another order, and for more than is left */
function wantedOf(lines: readonly OrderLine[], given: z.infer<typeof lineSchema>, at: number): Wanted {
  const line = lines.find(({ id }) => id === given.line)
  if (line === undefined) throw invalidField(`lines.${at}.line`, 'reference')
  const left = leftOf(line)
  if (toThousandths(given.quantity) > toThousandths(left))
    throw invalid([
      { field: `lines.${at}.quantity`, code: 'over_received', params: { left, name: line.designation ?? '' } },
    ])
  if (line.sort !== 'service' && toThousandths(given.quantity) % 1000n !== 0n)
    throw invalidField(`lines.${at}.quantity`, 'whole_quantity')
  const { serials, inventoryNumbers, quantity } = given
  const things = line.sort === 'asset' ? Number(quantity) : 0
  for (const [field, list] of Object.entries({ serials, inventoryNumbers }))
    if (list.length > things) throw invalidField(`lines.${at}.${field}`, 'too_many_numbers', { max: things })
  return { line, quantity, serials, inventoryNumbers, at }
}

async function countOf(context: ActionContext, orderId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reception where order_id = ${orderId}`.execute(context.db)
  return rows[0]!.count
}

async function receiveLine(context: ActionContext, arrival: Arrival, wanted: Wanted): Promise<void> {
  const { line, quantity } = wanted
  const movementId = line.sort === 'stock' ? await moveStock(context, arrival, wanted) : null
  const part = await context.create(receptionLineKind, {
    orderId: arrival.order.id,
    receptionId: arrival.reception.id,
    lineId: line.id,
    designation: line.designation ?? '',
    quantity,
    movementId,
  })
  if (line.sort === 'asset') await makeAssets(context, arrival, wanted, part.id)
  context.note(orderKind, arrival.order.id, [
    { field: 'received', old: null, new: part.id, newText: `${quantity} × ${line.designation}` },
  ])
}
