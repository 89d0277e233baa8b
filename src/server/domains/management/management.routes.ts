import { sql } from 'kysely'
import { z } from 'zod'
import { contractDates } from '../../../shared/management/contract-dates.ts'
import { contractKind } from '../../../shared/management/management.kinds.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { currencySql } from '../../engine/currency.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { dayIn } from '../../engine/today.ts'
import { termsOf } from './actions/contracts.ts'
import { budgetUse } from './budget-use.ts'
import { ownershipOf } from './ownership.ts'
import { scheduleFor } from './schedule.ts'
import { spendingOf } from './ticket-costs.ts'

const params = z.object({ id: z.string().max(20) })

const get = (
  path: string,
  summary: string,
  tag: string,
  read: (reader: Reader, id: string) => Promise<unknown>,
): MountedRoute => ({
  route: defineRoute({ method: 'GET', path, summary, tag, params }) as MountedRoute['route'],
  read: (input, { reader }) => read(reader, input.params.id!),
})

/** The dates of a contract with the reasons, and what it costs in all. */
async function datesOf(reader: Reader, id: string) {
  const record = await readRecord(reader, contractKind, id)
  const dates = contractDates(termsOf(record as never), dayIn(reader.now, reader.timeZone))
  const found = await sql<{ total: string; lines: number; assets: number; currency: string }>`
    select coalesce(sum(c.amount), 0)::numeric(14,2) as total, count(*)::int as lines, ${currencySql(reader.house)} as currency,
      (select count(*)::int from contract_asset l join asset a on a.id = l.asset_id and a.deleted_at is null where l.contract_id = ${id}) as assets
    from contract_cost c where c.contract_id = ${id}`.execute(reader.db)
  const { total, lines, assets, currency } = found.rows[0]!
  return { ...dates, cost: { amount: total, currency }, lines, assets }
}

export const managementRoutes: readonly MountedRoute[] = [
  get('/contracts/:id/dates', 'contract.dates', 'contracts', datesOf),
  get('/budgets/:id/use', 'budget.use', 'budgets', budgetUse),
  get('/purchases/:id/schedule', 'purchase.schedule', 'purchases', scheduleFor),
  get('/tickets/:id/spending', 'ticket.spending', 'tickets', spendingOf),
  get('/assets/:id/ownership', 'asset.ownership', 'assets', ownershipOf),
]
