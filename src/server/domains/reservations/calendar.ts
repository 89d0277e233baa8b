import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { CalendarSpan, CalendarView, FreeThings } from '../../../shared/reservations/calendar.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { clashes, usable } from './free.ts'
import { poolGate } from './reservations.policy.ts'

/** More things in one picture is no picture. */
const mostThings = 200
const mostBookings = 2000

export interface CalendarRequest {
  from: Date
  until: Date
  poolId?: string | undefined
  bookableId?: string | undefined
  mine?: boolean | undefined
}

/**
 * What is taken from when to when, for everybody who may book from the pool. Who has it and why is told only to those who
 * may read the booking; the name also where the pool shows names. One statement.
 */
export async function calendarOf(reader: Reader, request: CalendarRequest): Promise<CalendarView> {
  const { from, until, poolId, bookableId, mine = false } = request
  const which: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`t.deleted_at is null and p.deleted_at is null and ${visible(poolGate, reader.actor, 'p')}`,
  ]
  if (poolId !== undefined) which.push(sql<SqlBool>`t.pool_id = ${poolId}`)
  if (bookableId !== undefined) which.push(sql<SqlBool>`t.id = ${bookableId}`)
  const seen = visible(entryOf(reader.house, bookingKind.name), reader.actor, 'b')
  const isMine = sql`(b.user_id = ${reader.actor.userId}::bigint)`
  const found = await sql<{ things: CalendarView['things'] | null; bookings: CalendarSpan[] | null }>`
    with thing as (
      select t.id, t.name, t.is_out, p.id as pool_id, p.name as pool_name, p.shows_names from bookable t join booking_pool p on p.id = t.pool_id
      where ${sql.join(which, sql` and `)} order by p.name, t.name, t.id limit ${mostThings}),
    taken as (
      select b.id, b.bookable_id, b.starts_at, b.ends_at, b.state, b.reason, b.returned_at, u.name as person, ${seen} as is_seen, ${isMine} as is_mine, t.shows_names
      from booking b join thing t on t.id = b.bookable_id join app_user u on u.id = b.user_id
      where b.state in ('asked', 'booked', 'lent', 'returned') and b.starts_at < ${until}
        and (b.ends_at > ${from} or (b.state = 'lent' and ${reader.now}::timestamptz > ${from}::timestamptz)) ${mine ? sql`and ${isMine}` : sql``}
      order by b.starts_at, b.id limit ${mostBookings})
    select (select json_agg(json_build_object('id', id::text, 'name', name, 'isOut', is_out, 'pool', json_build_object('id', pool_id::text, 'name', pool_name))) from thing) as things,
      (select json_agg(json_build_object('id', case when is_seen then id::text end, 'bookable', bookable_id::text, 'startsAt', starts_at,
        'endsAt', ends_at, 'state', state, 'isMine', is_mine, 'isLate', state = 'lent' and ends_at < ${reader.now},
        'person', case when is_seen or shows_names then person end, 'reason', case when is_seen then reason end)) from taken) as bookings`.execute(
    reader.db,
  )
  const { things, bookings } = found.rows[0]!
  return { things: things ?? [], bookings: bookings ?? [], isCut: (bookings?.length ?? 0) === mostBookings }
}

export interface FreeRequest {
  from: Date
  until: Date
  poolId?: string | undefined
  type?: string | undefined
  locationId?: string | undefined
}

/** Things that one may book and nobody has for the period, pool by pool. One statement. */
export async function findFree(
  reader: Reader,
  { from, until, poolId, type, locationId }: FreeRequest,
): Promise<FreeThings> {
  const span = { startsAt: from, endsAt: until }
  const which: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`p.deleted_at is null and p.is_open and ${visible(poolGate, reader.actor, 'p')} and ${usable('t')}`,
  ]
  if (poolId !== undefined) which.push(sql<SqlBool>`p.id = ${poolId}`)
  if (type !== undefined) which.push(sql<SqlBool>`a.type = ${type}`)
  if (locationId !== undefined) which.push(sql<SqlBool>`l.path @> array[${locationId}]::bigint[]`)
  const found = await sql<FreeThings['items'][number]>`
    select p.id, p.name, p.description, p.terms, p.max_hours, p.notice_hours, p.horizon_days, p.approval,
      count(*)::int as total, count(*) filter (where c.is_free)::int as free,
      coalesce(json_agg(json_build_object('id', t.id::text, 'name', t.name, 'place', l.complete_name, 'type', a.type) order by t.name, t.id)
        filter (where c.is_free), '[]') as things
    from bookable t join booking_pool p on p.id = t.pool_id
      left join asset a on a.id = t.asset_id left join location l on l.id = coalesce(t.location_id, a.location_id)
      cross join lateral (select not exists (
        select 1 from booking b where b.bookable_id = t.id and ${clashes('b', span, sql`p.buffer_minutes`, reader.now)}) as is_free) c
    where ${sql.join(which, sql` and `)} group by p.id order by p.name, p.id limit 100`.execute(reader.db)
  return { items: found.rows }
}
