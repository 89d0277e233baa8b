import { type SqlBool, sql } from 'kysely'
import type { RelationSql } from '../../engine/house.ts'
import { isUnfit } from './free.ts'

/**
 * What stands in the way of bookings that are still to come (or not yet back): the thing is gone, broken or taken out, or
 * whoever had it before has not brought it back. Read from what is so now, so that it goes by itself.
 */
export const troubleRelation: RelationSql = {
  from: sql`(
    select tb.id as booking_id, tr.reason from booking tb join bookable tt on tt.id = tb.bookable_id
      left join asset ta on ta.id = tt.asset_id left join asset_state ts on ts.id = ta.state_id
      cross join lateral (
        select 'asset_gone' as reason where ta.deleted_at is not null or tt.deleted_at is not null
        union all select 'asset_state' where ta.deleted_at is null and ${isUnfit('ts')}
        union all select 'out' where tt.is_out
        union all select 'late_before' where exists (
          select 1 from booking lb where lb.bookable_id = tb.bookable_id and lb.id <> tb.id and lb.state = 'lent' and lb.ends_at < now()
            and tb.starts_at < now() + interval '1 day')) tr
    where tb.state in ('asked', 'booked') and tb.ends_at > now()) tr`,
  on: (outer) => sql<SqlBool>`tr.booking_id = ${sql.ref(`${outer}.id`)}`,
  fields: { reason: sql`tr.reason` },
}
