import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'

const perThing = 100
const thingsOfPool = 25

/** Things that are lent, each booked again every eleven days from three years ago to a fortnight ahead, never twice at a time. */
export async function largeBookings(db: Kysely<Tables>, count: number): Promise<void> {
  const things = Math.max(thingsOfPool, Math.round(count / perThing))
  await sql`
    with pools as (
      insert into booking_pool (name, entity_id, max_hours, shows_names)
      select 'Pool ' || n, e.id, 336, n % 2 = 0 from generate_series(1, ${Math.ceil(things / thingsOfPool)}::int) n
      join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from entity) e on e.rank = n % e.total
      returning id, name, entity_id),
    things as (
      insert into bookable (name, pool_id) select p.name || ' – ' || n, p.id from pools p, generate_series(1, ${thingsOfPool}::int) n
      returning id, name, pool_id)
    insert into booking (name, entity_id, pool_id, bookable_id, user_id, author_id, state, starts_at, ends_at, blocked_until, due_on, created_at, updated_at, lent_at, returned_at)
    select t.name, p.entity_id, p.id, t.id, u.id, u.id, s.state, w.starts, w.ends, w.ends, w.ends::date, w.starts - interval '5 days', w.starts,
      case when s.state in ('lent', 'returned') then w.starts end, case when s.state = 'returned' then w.ends end
    from things t join pools p on p.id = t.pool_id
    cross join generate_series(1, ${perThing}::int) k
    join lateral (select date_trunc('hour', now()) - (100 - k) * interval '11 days' + (t.id % 24) * interval '1 hour' as starts) b on true
    join lateral (select b.starts, b.starts + (4 + (t.id * k) % 90) * interval '1 hour' as ends) w on true
    join lateral (select case when (t.id + k) % 17 = 0 then 'cancelled' when w.ends < now() - interval '2 days' then 'returned'
      when w.starts < now() then 'lent' else 'booked' end as state) s on true
    join (select id, row_number() over (order by id) - 1 as rank, count(*) over () as total from app_user where login like 'agent%') u on u.rank = (t.id * 31 + k) % u.total`.execute(
    db,
  )
}
