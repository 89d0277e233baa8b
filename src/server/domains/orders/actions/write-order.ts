import { invalid } from '../../../../shared/errors.ts'
import { orderKind } from '../../../../shared/orders/orders.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { isSame } from '../../../engine/changes/describe-change.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { nextOrderNumber } from '../order-number.ts'
import { type Order, requirePossible } from '../order-rows.ts'

/** A draft with the next number of the year; whoever makes it asks for it, unless he says who does. */
export const createOrder = defineAction({
  name: 'order.create',
  event: 'order.created',
  input: createSchema(orderKind),
  run: async (context, { input }) => {
    const given = toRow(orderKind, input) as Partial<Order>
    const order = await context.create(orderKind, {
      requesterId: context.actor.userId,
      ...given,
      number: await nextOrderNumber(context),
      state: 'draft',
      authorId: context.actor.userId,
      totalExcl: '0.00',
      totalTax: '0.00',
      totalIncl: '0.00',
    })
    await requireOnNew(context, orderKind, order.id, 'order.create')
    return order
  },
})

/** What somebody approved stays as it was approved; only these may still change. */
const alwaysOpen = new Set([
  ...['name', 'contactId', 'requesterId', 'groupId', 'locationId'],
  ...['dueOn', 'accountCode', 'commitmentNumber', 'comment'],
])

export const updateOrder = defineAction({
  name: 'order.update',
  event: 'order.changed',
  input: updateSchema(orderKind),
  on: { kind: orderKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    requirePossible(row, 'update')
    const patch = toRow(orderKind, input) as Partial<Order>
    const fixed = Object.entries(patch).filter(
      ([property, value]) =>
        row.state !== 'draft' && !alwaysOpen.has(property) && !isSame(row[property as keyof Order], value),
    )
    if (fixed.length > 0)
      throw invalid(fixed.map(([property]) => ({ field: property.replace(/Id$/, ''), code: 'order_fixed' })))
    const changed = await context.change(orderKind, row, patch)
    await requireOnNew(context, orderKind, row.id, 'order.update')
    return changed
  },
})

/** What went to a supplier stays; it is cancelled or closed instead. */
export const removeOrder = defineAction({
  name: 'order.remove',
  permission: 'order.delete',
  event: 'order.removed',
  input: idSchema,
  on: { kind: orderKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    requirePossible(row, 'remove')
    await context.remove(orderKind, row)
  },
})
