import { CigaleError } from '../../../shared/errors.ts'
import type { Money } from '../../../shared/fields/money.ts'
import { fromCents, toCents } from '../../../shared/management/cents.ts'
import { committedStates } from '../../../shared/orders/order-states.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { budgetUse } from '../management/index.ts'

export interface OrderBudget {
  budget: { id: string; name: string }
  amount: Money
  /** What is left of it now. */
  left: Money
  /** What is left once this order is approved; the same as `left` when it is. */
  leftAfter: Money
  isCommitted: boolean
  isOver: boolean
}

/** What an order leaves of its budget; null without one, and for whoever may not see it. */
export async function orderBudget(reader: Reader, id: string): Promise<{ use: OrderBudget | null }> {
  const order = (await readRecord(reader, orderKind, id)) as Record<string, unknown>
  const budget = order.budget as { id: string; name: string } | null
  if (budget === null || budget === undefined) return { use: null }
  try {
    const { amount, left } = await budgetUse(reader, budget.id)
    const isCommitted = (committedStates as readonly unknown[]).includes(order.state)
    const asked = isCommitted ? 0n : toCents((order.totalIncl as Money).amount)
    const leftAfter = { ...left, amount: fromCents(toCents(left.amount) - asked) }
    const isOver = leftAfter.amount.startsWith('-')
    return { use: { budget, amount: amount as Money, left, leftAfter, isCommitted, isOver } }
  } catch (error) {
    if (error instanceof CigaleError && ['not_found', 'forbidden'].includes(error.code)) return { use: null }
    throw error
  }
}
