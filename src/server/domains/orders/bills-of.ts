import { sql } from 'kysely'
import { fromCents, toCents } from '../../../shared/management/cents.ts'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import { currencySql } from '../../engine/currency.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'

/** What was received so far, and what was billed for it, both without tax; `over` when more is billed than came. */
export async function billingOf(reader: Reader, id: string) {
  await readRecord(reader, orderKind, id)
  const { rows } = await sql<{ received: string; billed: string; billedIncl: string; currency: string }>`
    select (select coalesce(sum(round(l.received * l.unit_price * (100 - coalesce(l.discount, 0)) * 0.01, 2)), 0)::numeric(14,2)
        from order_line l where l.order_id = ${id}) as received,
      (select coalesce(sum(b.amount_excl), 0)::numeric(14,2) from bill b where b.order_id = ${id}) as billed,
      (select coalesce(sum(b.amount_incl), 0)::numeric(14,2) from bill b where b.order_id = ${id}) as billed_incl,
      ${currencySql(reader.house)} as currency`.execute(reader.db)
  const { received, billed, billedIncl, currency } = rows[0]!
  const over = toCents(billed) - toCents(received)
  const money = (amount: string) => ({ amount, currency })
  return {
    received: money(received),
    billed: money(billed),
    billedIncl: money(billedIncl),
    over: over > 0n ? money(fromCents(over)) : null,
  }
}
