import { sql } from 'kysely'
import { invalidField, notFound } from '../../../shared/errors.ts'
import { type Money, splitMoney } from '../../../shared/fields/money.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { fromCents, share, sumOf, toCents } from '../../../shared/management/cents.ts'
import { type CostSort, costSorts, ticketCostKind } from '../../../shared/management/management.kinds.ts'
import { toThousandths } from '../../../shared/orders/quantity.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { allowedSql } from '../../engine/access/visible.ts'
import { currencySql } from '../../engine/currency.ts'
import type { KindEntry } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { readSetting } from '../../engine/settings.ts'
import { ticketGate } from '../tickets/index.ts'
import { hourlyRate } from './management.settings.ts'

type Cost = RowOf<typeof ticketCostKind>

const cents = (amount: string): bigint => toCents(splitMoney(amount).amount)

/** The amount that follows from the halves of a line; null = one of them is missing. */
export function costAmount({ sort, minutes, rate, quantity, unitPrice }: Partial<Cost>): string | null {
  if (sort === 'time' && minutes != null && rate != null) return fromCents(share(cents(rate), BigInt(minutes), 60n))
  if (sort === 'material' && quantity != null && unitPrice != null)
    return fromCents(share(cents(unitPrice), toThousandths(String(quantity)), 1000n))
  return null
}

/**
 * The amount of a line, and whether its case takes one. The case is locked: a line that comes while the case is merged into
 * another either goes along or is refused, and is never left behind.
 */
export const prepareTicketCost: KindEntry['prepare'] = async (write, row, values) => {
  const whole = { ...row, ...values } as Partial<Cost>
  const held = await sql<{ mergedIntoId: string | null }>`
    select merged_into_id from ticket where id = ${whole.ticketId}::bigint for no key update`.execute(write.db)
  if (held.rows[0]?.mergedIntoId != null) throw invalidField('ticket', 'merged')
  const amount = costAmount(whole) ?? whole.amount
  if (amount == null) throw invalidField('amount', 'required')
  return { ...values, amount }
}

/** What a case costs by sort, and the time of its tasks that no line counts yet. */
export interface TicketSpending {
  bySort: Record<CostSort, Money>
  total: Money
  /** Null = every done task is counted. */
  proposal: { minutes: number; tasks: number; rate: Money; amount: Money } | null
}

export async function spendingOf(reader: Reader, id: string): Promise<TicketSpending> {
  await readRecord(reader, ticketKind, id)
  await requireOnTicket(reader, id)
  const rate = await readSetting<string>(reader.db, reader.house, hourlyRate)
  const found = await sql<
    Record<CostSort, string> & { counted: number; done: number; tasks: number; currency: string }
  >`
    select c.time, c.fixed, c.material, c.counted, e.done, e.tasks, ${currencySql(reader.house)} as currency from (
      select ${sql.join(
        costSorts.map(
          (sort) =>
            sql`coalesce(sum(amount) filter (where sort = ${sql.lit(sort)}), 0)::numeric(14,2)::text as ${sql.ref(sort)}`,
        ),
      )}, coalesce(sum(minutes) filter (where sort = 'time'), 0)::int as counted from ticket_cost where ticket_id = ${id}) c,
      (select coalesce(sum(duration_minutes), 0)::int as done, count(*)::int as tasks from ticket_entry
        where ticket_id = ${id} and type = 'task' and state = 'done' and duration_minutes > 0 and deleted_at is null) e`.execute(
    reader.db,
  )
  const { counted, done, tasks, currency, ...sums } = found.rows[0]!
  const money = (amount: string): Money => ({ amount, currency })
  const minutes = done - counted
  const left = (): TicketSpending['proposal'] => {
    const amount = costAmount({ sort: 'time', minutes, rate })!
    return { minutes, tasks, rate: money(rate), amount: money(amount) }
  }
  return {
    bySort: { time: money(sums.time), fixed: money(sums.fixed), material: money(sums.material) },
    total: money(sumOf(costSorts.map((sort) => sums[sort]))),
    proposal: minutes > 0 ? left() : null,
  }
}

/** Seeing the case is not seeing what it costs. @throws `not_found` */
async function requireOnTicket(reader: Reader, id: string): Promise<void> {
  const allowed = allowedSql(ticketGate, reader.actor, 'ticket-cost.read', 't')
  const found = await sql`select 1 from ticket t where t.id = ${id} and ${allowed}`.execute(reader.db)
  if (found.rows.length === 0) throw notFound(ticketCostKind.name, id)
}
