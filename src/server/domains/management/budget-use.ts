import { type RawBuilder, sql } from 'kysely'
import { fromCents, toCents } from '../../../shared/management/cents.ts'
import { budgetKind } from '../../../shared/management/management.kinds.ts'
import { promisedStates } from '../../../shared/orders/order-states.ts'
import { visible } from '../../engine/access/visible.ts'
import { currencySql } from '../../engine/currency.ts'
import { type Extra, entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { dayIn } from '../../engine/today.ts'

/**
 * What counts on a budget. A purchase is spent once it is invoiced, bought or delivered, committed before; a line of a
 * contract is spent once its period has begun, a line of a case once its day has come, committed before; of an order, what is
 * billed is spent, and what is approved beyond that committed until it is closed (with tax, as it will be paid). What an order
 * brought is counted with the order, not again by its purchase. `about_id`: the asset, contract, case or order. One question for
 * lists, page and total.
 */
const chargesSql = (budgetId: RawBuilder<unknown>, today: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select 'purchase' as sort, p.id, p.asset_id as about_id, coalesce(p.order_number, p.invoice) as name, p.price as amount,
    coalesce(p.purchased_on, p.delivered_on, p.ordered_on) as day,
    (p.invoice is not null or p.purchased_on is not null or p.delivered_on is not null) as is_spent
  from purchase p join asset pa on pa.id = p.asset_id and pa.deleted_at is null where p.budget_id = ${budgetId} and p.price is not null
    and not exists (select 1 from reception_asset rm join reception_line rp on rp.id = rm.reception_line_id
      join supplier_order ro on ro.id = rp.order_id where rm.asset_id = p.asset_id and ro.budget_id = p.budget_id)
  union all
  select 'contract', c.id, c.contract_id, c.name, c.amount, c.begins_on, coalesce(c.begins_on <= ${today}, true)
  from contract_cost c join contract ck on ck.id = c.contract_id and ck.deleted_at is null where c.budget_id = ${budgetId}
  union all
  select 'ticket', c.id, c.ticket_id, c.name, c.amount, c.day, coalesce(c.day <= ${today}, true)
  from ticket_cost c join ticket ct on ct.id = c.ticket_id and ct.deleted_at is null where c.budget_id = ${budgetId}
  union all
  select 'order', b.id, o.id, b.number, b.amount_incl, b.billed_on, true
  from bill b join supplier_order o on o.id = b.order_id and o.deleted_at is null where o.budget_id = ${budgetId}
  union all
  select 'order', o.id, o.id, o.number, o.total_incl - coalesce(d.amount, 0), coalesce(o.ordered_on, o.created_at::date), false
  from supplier_order o left join lateral (select sum(b.amount_incl) as amount from bill b where b.order_id = o.id) d on true
  where o.budget_id = ${budgetId} and o.deleted_at is null and o.state in (${sql.join(promisedStates.map((state) => sql.lit(state)))})
    and o.total_incl > coalesce(d.amount, 0)`

const totalOf =
  (isSpent: boolean): Extra =>
  (alias) =>
    sql`(select coalesce(sum(u.amount), 0)::numeric(14,2)::text from (${chargesSql(sql.ref(`${alias}.id`), sql`current_date`)}) u where u.is_spent = ${sql.lit(isSpent)})`

/** Amounts as text, in the currency of the instance. */
export const budgetExtras: Record<string, Extra> = { spent: totalOf(true), committed: totalOf(false) }

export interface BudgetLine {
  sort: 'purchase' | 'contract' | 'ticket' | 'order'
  id: string
  name: string | null
  amount: { amount: string; currency: string }
  day: string | null
  isSpent: boolean
  /** The asset, contract, case or order; null = not for this reader's eyes (its amount counts all the same). */
  about: { id: string; name: string } | null
}

const longest = 200

/** What a budget went for: totals over everything, the newest lines with what the reader may see. */
export async function budgetUse(reader: Reader, id: string) {
  const budget = await readRecord(reader, budgetKind, id)
  const today = dayIn(reader.now, reader.timeZone)
  const use = chargesSql(sql`${id}::bigint`, sql`${today}::date`)
  const totals = await sql<{ spent: string; committed: string; count: string; currency: string }>`
    select coalesce(sum(u.amount) filter (where u.is_spent), 0)::numeric(14,2) as spent,
      coalesce(sum(u.amount) filter (where not u.is_spent), 0)::numeric(14,2) as committed, count(*) as count,
      ${currencySql(reader.house)} as currency from (${use}) u`.execute(reader.db)
  const { spent, committed, count, currency } = totals.rows[0]!
  const lines = await sql<Omit<BudgetLine, 'amount'> & { amount: string }>`
    select u.sort, u.id, u.name, u.amount, u.day, u.is_spent, case
      when a.id is not null then json_build_object('id', a.id::text, 'name', a.name)
      when k.id is not null then json_build_object('id', k.id::text, 'name', k.name)
      when t.id is not null then json_build_object('id', t.id::text, 'name', '#' || t.number || ' ' || t.title)
      when o.id is not null then json_build_object('id', o.id::text, 'name', o.name) end as about
    from (${use}) u
    left join asset a on u.sort = 'purchase' and a.id = u.about_id and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}
    left join contract k on u.sort = 'contract' and k.id = u.about_id and ${visible(entryOf(reader.house, 'contract'), reader.actor, 'k')}
    left join ticket t on u.sort = 'ticket' and t.id = u.about_id and ${visible(entryOf(reader.house, 'ticket'), reader.actor, 't')}
    left join supplier_order o on u.sort = 'order' and o.id = u.about_id and ${visible(entryOf(reader.house, 'order'), reader.actor, 'o')}
    order by u.day desc nulls first, u.id desc limit ${longest}`.execute(reader.db)
  const given = (budget.amount as { amount: string }).amount
  const money = (amount: string) => ({ amount, currency })
  return {
    amount: money(given),
    spent: money(spent),
    committed: money(committed),
    left: money(fromCents(toCents(given) - toCents(spent) - toCents(committed))),
    items: lines.rows.map((line) => ({ ...line, amount: money(line.amount) })),
    total: Number(count),
    next: null,
  }
}
