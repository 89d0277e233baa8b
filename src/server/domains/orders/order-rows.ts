import { sql } from 'kysely'
import { forbidden, invalidField, wrongState } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { isPossible } from '../../../shared/orders/order-states.ts'
import { orderKind, type orderLineKind } from '../../../shared/orders/orders.kinds.ts'
import { toThousandths } from '../../../shared/orders/quantity.ts'
import type { ActionContext } from '../../engine/actions/context.ts'

export type Order = RowOf<typeof orderKind>
export type OrderLine = RowOf<typeof orderLineKind>

/** An order that a part hangs on, locked as the gate locks it. @throws `invalid` on `order` for one that is not seen */
export async function lockOrder(context: ActionContext, id: string, permission: string): Promise<Order> {
  const seen = await context.mayOn('order.read', orderKind, [id])
  const found = await sql<Order>`
    select * from supplier_order where id = ${id} and deleted_at is null for no key update`.execute(context.db)
  const order = found.rows[0]
  const isHouse = context.actor.type === 'system'
  if (order === undefined || (!isHouse && !seen.has(id))) throw invalidField('order', 'reference')
  if (!isHouse && !(await context.may(permission, orderKind, id))) throw forbidden(permission)
  return order
}

/** @throws `state` when the order is past (or before) what the verb is for */
export function requirePossible(order: Pick<Order, 'state'>, verb: string): void {
  if (!isPossible(order.state, verb)) throw wrongState(verb, order.state)
}

export async function linesOf(context: ActionContext, orderId: string): Promise<OrderLine[]> {
  const { rows } = await sql<OrderLine>`
    select * from order_line where order_id = ${orderId} order by position, id`.execute(context.db)
  return rows
}

/**
 * Totals follow from the lines, in the same transaction: net amounts are added up, tax is counted on the sum of each rate
 * (as a bill does it) and rounded once a rate. Beside the version: whoever has the order open has not read anything stale.
 */
export async function refreshTotals(context: ActionContext, orderId: string): Promise<void> {
  await sql`
    update supplier_order o set total_excl = t.excl, total_tax = t.tax, total_incl = t.excl + t.tax
    from (select coalesce(sum(r.excl), 0) as excl, coalesce(sum(round(r.excl * r.rate * 0.01, 2)), 0) as tax
      from (select coalesce(tax_rate, 0) as rate, sum(amount) as excl from order_line where order_id = ${orderId} group by 1) r) t
    where o.id = ${orderId}`.execute(context.db)
  context.tell('order.totals-changed', orderKind, orderId)
}

/** Where deliveries have brought an order that is with its supplier. */
export function deliveryState(lines: readonly Pick<OrderLine, 'quantity' | 'received'>[]): Order['state'] {
  const all = lines.every(({ quantity, received }) => toThousandths(received) >= toThousandths(quantity))
  if (all) return 'received'
  return lines.some(({ received }) => toThousandths(received) > 0n) ? 'partly_received' : 'ordered'
}
