import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { type OrderStep, orderSteps } from '../../../../shared/orders/order-states.ts'
import { orderKind } from '../../../../shared/orders/orders.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { today } from '../../../engine/today.ts'
import { mayApproveOwn } from '../../approvals/index.ts'
import { linesOf, type Order, requirePossible } from '../order-rows.ts'

const target = {
  kind: orderKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
} as const
const given = { id: idInput, version: z.int().optional() }
const reasonSchema = z.strictObject({ ...given, reason: z.string().trim().min(1).max(2000) })

/** The state a step leads to. @throws `state` */
async function step(context: ActionContext, row: Order, verb: OrderStep, more: Partial<Order> = {}): Promise<Order> {
  requirePossible(row, verb)
  return context.change(orderKind, row, { state: orderSteps[verb].to, ...more })
}

export const submitOrder = defineAction({
  name: 'order.submit',
  event: 'order.submitted',
  input: idSchema,
  on: target,
  run: async (context, { row }) => {
    requirePossible(row, 'submit')
    if ((await linesOf(context, row.id)).length === 0) throw conflict('order_empty')
    return step(context, row, 'submit', { submitterId: context.actor.userId, reason: null })
  },
})

/** Where the site wants four eyes, it is approved by somebody who neither asked for it nor submitted it. */
export const approveOrder = defineAction({
  name: 'order.approve',
  event: 'order.approved',
  input: idSchema,
  on: target,
  run: async (context, { row }) => {
    requirePossible(row, 'approve')
    const own = [row.submitterId, row.requesterId, row.authorId]
    if (context.actor.userId !== null && own.includes(context.actor.userId) && !(await mayApproveOwn(context)))
      throw conflict('own_request')
    return step(context, row, 'approve', { approverId: context.actor.userId })
  },
})

export const refuseOrder = defineAction({
  name: 'order.refuse',
  permission: 'order.approve',
  event: 'order.refused',
  input: reasonSchema,
  on: target,
  run: (context, { row, input }) => step(context, row, 'refuse', { reason: input.reason }),
})

/** It goes to the supplier: from this day on it is awaited. */
export const sendOrder = defineAction({
  name: 'order.send',
  event: 'order.sent',
  input: z.strictObject({ ...given, on: z.iso.date().optional(), dueOn: z.iso.date().nullish() }),
  on: target,
  run: async (context, { row, input }) => {
    const orderedOn = input.on ?? today(context)
    const dueOn = input.dueOn ?? row.dueOn
    if (dueOn !== null && dueOn < orderedOn) throw invalidField('dueOn', 'before_start', { start: orderedOn })
    return step(context, row, 'send', { orderedOn, dueOn })
  },
})

export const cancelOrder = defineAction({
  name: 'order.cancel',
  event: 'order.cancelled',
  input: reasonSchema,
  on: target,
  run: (context, { row, input }) => step(context, row, 'cancel', { reason: input.reason }),
})

/** Nothing more is awaited, whether all has come or not. */
export const closeOrder = defineAction({
  name: 'order.close',
  event: 'order.closed',
  input: idSchema,
  on: target,
  run: (context, { row }) => step(context, row, 'close'),
})

/** Back to a draft, to be asked for anew; what was billed stays ordered. */
export const reopenOrder = defineAction({
  name: 'order.reopen',
  permission: 'order.submit',
  event: 'order.reopened',
  input: idSchema,
  on: target,
  run: async (context, { row }) => {
    requirePossible(row, 'reopen')
    const bills = await sql`select 1 from bill where order_id = ${row.id} limit 1`.execute(context.db)
    if (bills.rows.length > 0) throw conflict('order_billed')
    return step(context, row, 'reopen', { submitterId: null, approverId: null, orderedOn: null })
  },
})
