import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { notFound } from '../../../shared/errors.ts'
import type { Money } from '../../../shared/fields/money.ts'
import { fromCents, share, sumOf, toCents } from '../../../shared/management/cents.ts'
import { purchaseKind, ticketCostKind } from '../../../shared/management/management.kinds.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { allowedSql, visible } from '../../engine/access/visible.ts'
import { currencySql } from '../../engine/currency.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { readSetting } from '../../engine/settings.ts'
import { hourlyRate } from './management.settings.ts'

export interface OwnershipLine {
  sort: 'price' | 'warranty' | 'contract' | 'tickets' | 'costs'
  amount: string
  /** Values of the sentence that explains the line (`management.ownership.<sort>`). */
  why: Record<string, string | number>
  about: { kind: string; id: string; name: string } | null
}

/**
 * What an asset has cost: price, warranty, its part of its contracts (their lines shared among their assets), and the
 * costs of its tickets (shared among the assets of each ticket): their lines, and the time of technicians at the hourly rate in
 * those whose time no line counts, so that no minute is paid twice. Only what the reader
 * may see is counted, and each line says how.
 */
export async function ownershipOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: (Omit<OwnershipLine, 'amount'> & { amount: Money })[]; total: Money }> {
  await readRecord(reader, assetKind, assetId)
  await requireOnAsset(reader, assetId, 'purchase.read')
  const lines = [
    ...(await priceLines(reader, assetId)),
    ...(await contractLines(reader, assetId)),
    ...(await costLines(reader, assetId)),
    ...(await ticketLines(reader, assetId)),
  ]
  const found = await sql<{ currency: string }>`select ${currencySql(reader.house)} as currency`.execute(reader.db)
  const { currency } = found.rows[0]!
  return {
    items: lines.map((line) => ({ ...line, amount: { amount: line.amount, currency } })),
    total: { amount: sumOf(lines.map((line) => line.amount)), currency },
  }
}

/** Seeing the machine is not seeing what it cost. @throws `not_found` */
export async function requireOnAsset(reader: Reader, assetId: string, permission: string): Promise<void> {
  const allowed = allowedSql(entryOf(reader.house, 'asset'), reader.actor, permission, 'a')
  const found = await sql`select 1 from asset a where a.id = ${assetId} and ${allowed}`.execute(reader.db)
  if (found.rows.length === 0) throw notFound(purchaseKind.name, assetId)
}

async function priceLines(reader: Reader, assetId: string): Promise<OwnershipLine[]> {
  const found = await sql<{ price: string | null; warrantyValue: string | null; day: string | null }>`
    select price, warranty_value, coalesce(purchased_on, delivered_on, ordered_on) as day from purchase where asset_id = ${assetId}`.execute(
    reader.db,
  )
  const row = found.rows[0]
  if (row === undefined) return []
  const line = (sort: 'price' | 'warranty', amount: string | null): OwnershipLine[] =>
    amount === null ? [] : [{ sort, amount, why: { day: row.day ?? '' }, about: null }]
  return [...line('price', row.price), ...line('warranty', row.warrantyValue)]
}

async function contractLines(reader: Reader, assetId: string): Promise<OwnershipLine[]> {
  const found = await sql<{ id: string; name: string; total: string; assets: number; lines: number }>`
    select c.id, c.name, sum(k.amount)::numeric(14,2) as total, count(*)::int as lines,
      (select count(*)::int from contract_asset n join asset na on na.id = n.asset_id and na.deleted_at is null where n.contract_id = c.id) as assets
    from contract_asset l join contract c on c.id = l.contract_id and c.deleted_at is null
      join contract_cost k on k.contract_id = c.id and coalesce(k.begins_on, c.starts_on, '-infinity'::date) <= ${reader.now}::date
    where l.asset_id = ${assetId} and ${visible(entryOf(reader.house, 'contract'), reader.actor, 'c')}
    group by c.id order by c.name`.execute(reader.db)
  return found.rows.map(({ id, name, total, assets, lines }) => ({
    sort: 'contract',
    amount: fromCents(share(toCents(total), 1n, BigInt(Math.max(1, assets)))),
    why: { total, assets, lines },
    about: { kind: 'contract', id, name },
  }))
}

async function costLines(reader: Reader, assetId: string): Promise<OwnershipLine[]> {
  const found = await sql<{ tickets: number; lines: number; amount: string }>`
    select count(distinct t.id)::int as tickets, count(*)::int as lines,
      coalesce(sum(round(c.amount / (select count(*) from ticket_asset o where o.ticket_id = t.id), 2)), 0)::numeric(14,2) as amount
    from ticket_asset l join ticket t on t.id = l.ticket_id and t.deleted_at is null join ticket_cost c on c.ticket_id = t.id
    where l.asset_id = ${assetId} and ${visible(entryOf(reader.house, ticketCostKind.name), reader.actor, 'c')}`.execute(
    reader.db,
  )
  const { tickets, lines, amount } = found.rows[0]!
  return lines === 0 ? [] : [{ sort: 'costs', amount, why: { tickets, lines }, about: null }]
}

async function ticketLines(reader: Reader, assetId: string): Promise<OwnershipLine[]> {
  const rate = await readSetting<string>(reader.db, reader.house, hourlyRate)
  const found = await sql<{ tickets: number; minutes: string }>`
    select count(distinct t.id)::int as tickets, coalesce(sum(w.minutes::numeric / w.assets), 0)::numeric(14,4) as minutes
    from ticket_asset l join ticket t on t.id = l.ticket_id and t.deleted_at is null
      cross join lateral (
        select coalesce(sum(e.duration_minutes), 0) as minutes,
          (select count(*) from ticket_asset o where o.ticket_id = t.id) as assets
        from ticket_entry e where e.ticket_id = t.id and e.type = 'task' and e.state = 'done' and e.deleted_at is null) w
    where l.asset_id = ${assetId} and w.minutes > 0
      and not exists (select 1 from ticket_cost c where c.ticket_id = t.id and c.sort = 'time') and ${visible(entryOf(reader.house, ticketKind.name), reader.actor, 't')}`.execute(
    reader.db,
  )
  const { tickets, minutes } = found.rows[0]!
  if (tickets === 0) return []
  const exact = BigInt(minutes.replace('.', ''))
  return [
    {
      sort: 'tickets',
      amount: fromCents(share(toCents(rate), exact, 600_000n)),
      why: { tickets, minutes: Math.round(Number(minutes)), rate },
      about: null,
    },
  ]
}
