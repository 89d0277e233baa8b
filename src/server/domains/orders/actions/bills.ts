import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { toCents } from '../../../../shared/management/cents.ts'
import { billKind, orderKind } from '../../../../shared/orders/orders.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { today } from '../../../engine/today.ts'
import { requirePossible } from '../order-rows.ts'

type Bill = RowOf<typeof billKind>

const { number, billedOn, amountExcl, amountIncl, comment } = billKind.fields
const billSchema = z.strictObject({
  id: idInput,
  version: z.int().optional(),
  number: number.schema,
  billedOn: billedOn.schema,
  amountExcl: amountExcl.schema,
  amountIncl: amountIncl.schema,
  comment: comment.schema.optional(),
})

function refuseNonsense(bill: Pick<Bill, 'amountExcl' | 'amountIncl'>): void {
  if (toCents(bill.amountIncl) < toCents(bill.amountExcl)) throw invalidField('amountIncl', 'below_excl')
}

/** A bill of the supplier for this order: its amounts count as spent on the budget from now on. */
export const billOrder = defineAction({
  name: 'order.bill',
  event: 'order.billed',
  input: billSchema,
  on: { kind: orderKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input: { id: _id, version: _version, ...bill } }) => {
    requirePossible(row, 'bill')
    refuseNonsense(bill)
    const known = await sql`select 1 from bill where order_id = ${row.id} and number = ${bill.number}`.execute(
      context.db,
    )
    if (known.rows.length > 0) throw invalidField('number', 'bill_known')
    const made = await context.create(billKind, {
      ...bill,
      comment: bill.comment ?? null,
      orderId: row.id,
      state: 'received',
    })
    context.note(orderKind, row.id, [
      { field: 'bill', old: null, new: made.id, newText: `${bill.number} · ${bill.amountIncl}` },
    ])
    await context.touch(orderKind, row)
    return row
  },
})

const target = {
  kind: billKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
} as const

export const updateBill = defineAction({
  name: 'bill.update',
  permission: 'order.bill',
  event: 'bill.changed',
  input: updateSchema(billKind),
  on: target,
  run: async (context, { row, input }) => {
    requireBill(row, 'update')
    const patch = toRow(billKind, input) as Partial<Bill>
    refuseNonsense({ ...row, ...patch })
    return context.change(billKind, row, patch)
  },
})

export const removeBill = defineAction({
  name: 'bill.remove',
  permission: 'order.bill',
  event: 'bill.removed',
  input: idSchema,
  on: target,
  run: async (context, { row }) => {
    requireBill(row, 'remove')
    await context.remove(billKind, row)
    context.note(orderKind, row.orderId, [{ field: 'bill', old: row.id, new: null, oldText: row.number }])
  },
})

export const checkBill = defineAction({
  name: 'bill.check',
  permission: 'order.bill',
  event: 'bill.checked',
  input: idSchema,
  on: target,
  run: async (context, { row }) => {
    requireBill(row, 'check')
    return context.change(billKind, row, { state: 'checked', reason: null })
  },
})

export const disputeBill = defineAction({
  name: 'bill.dispute',
  permission: 'order.bill',
  event: 'bill.disputed',
  input: z.strictObject({ id: idInput, version: z.int().optional(), reason: z.string().trim().min(1).max(2000) }),
  on: target,
  run: async (context, { row, input }) => {
    requireBill(row, 'dispute')
    return context.change(billKind, row, { state: 'disputed', reason: input.reason })
  },
})

export const payBill = defineAction({
  name: 'bill.pay',
  permission: 'order.bill',
  event: 'bill.paid',
  input: z.strictObject({ id: idInput, version: z.int().optional(), on: z.iso.date().optional() }),
  on: target,
  run: async (context, { row, input }) => {
    requireBill(row, 'pay')
    const paidOn = input.on ?? today(context)
    if (paidOn < row.billedOn) throw invalidField('on', 'before_start', { start: row.billedOn })
    return context.change(billKind, row, { state: 'paid', paidOn })
  },
})

/** What a bill's state lets be done with it. */
export function isBillPossible({ state }: { state?: unknown }, verb: string): boolean {
  if (verb === 'pay') return state === 'checked'
  if (verb === 'check') return state === 'received' || state === 'disputed'
  return state !== 'paid'
}

/** @throws `state` */
function requireBill(bill: Bill, verb: string): void {
  if (!isBillPossible(bill, verb)) throw wrongState(verb, bill.state)
}
