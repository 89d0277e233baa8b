import { sql } from 'kysely'
import type { PoolUse } from '../../../shared/reservations/calendar.ts'
import { bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { readRecord } from '../../engine/lists/list.ts'

/** How often the things of a pool were booked in a period, for how long, and what came back late. Two statements. */
export async function useOfPool(reader: Reader, id: string, from: Date, until: Date): Promise<PoolUse> {
  await readRecord(reader, bookingPoolKind, id)
  const { rows } = await sql<PoolUse['items'][number] & { cancelled: number }>`
    select t.id, t.name,
      count(b.id) filter (where b.state in ('booked', 'lent', 'returned'))::int as bookings,
      coalesce(sum(h.hours) filter (where b.state in ('booked', 'lent', 'returned')), 0)::float as hours,
      avg(h.hours) filter (where b.state in ('booked', 'lent', 'returned'))::float as mean_hours,
      count(b.id) filter (where coalesce(b.returned_at, case when b.state = 'lent' then ${reader.now}::timestamptz end) > b.ends_at)::int as late,
      count(b.id) filter (where b.state = 'cancelled')::int as cancelled
    from bookable t left join booking b on b.bookable_id = t.id and b.starts_at >= ${from} and b.starts_at < ${until}
      cross join lateral (select extract(epoch from coalesce(b.returned_at, b.ends_at) - coalesce(b.lent_at, b.starts_at)) / 3600 as hours) h
    where t.pool_id = ${id} and (t.deleted_at is null or b.id is not null)
    group by t.id order by bookings desc, t.name, t.id`.execute(reader.db)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  const bookings = sum((row) => row.bookings)
  return {
    items: rows.map(({ cancelled: _, ...row }) => row),
    bookings,
    cancelled: sum((row) => row.cancelled),
    meanHours: bookings === 0 ? null : sum((row) => row.hours) / bookings,
    late: sum((row) => row.late),
  }
}

/** The groups a pool is for. Two statements. */
export async function groupsOfPool(reader: Reader, id: string): Promise<{ items: { id: string; name: string }[] }> {
  await readRecord(reader, bookingPoolKind, id)
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from booking_pool_group k join app_group g on g.id = k.group_id
    where k.pool_id = ${id} and g.deleted_at is null order by g.name, g.id`.execute(reader.db)
  return { items: rows }
}
