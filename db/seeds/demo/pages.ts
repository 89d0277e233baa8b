import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/**
 * Fourteen months of counters: what a printer shows today, printed on the working days before, less in August and the
 * more the larger the machine.
 */
export async function demoPages(writer: Writer): Promise<void> {
  await sql`
    with printer as (
      select id, (custom ->> 'pageCounter')::bigint as total, (custom ->> 'colorCounter')::bigint as color from asset
      where type = 'printer' and custom ? 'pageCounter' and deleted_at is null),
    day as (
      select p.id, p.total, p.color, d::date as day,
        case when extract(isodow from d) > 5 then 0
          else (hashint8(p.id * 1000 + extract(doy from d)::bigint) & 255) * greatest(p.total / 200000.0, 0.05) * case extract(month from d) when 8 then 0.4 else 1 end end as printed
      from printer p cross join generate_series(current_date - 425, current_date, interval '1 day') d),
    back as (
      select id, day, total, color, round(total - coalesce(sum(printed) over (partition by id order by day desc rows between unbounded preceding and 1 preceding), 0)) as counted from day)
    insert into page_count (asset_id, day, total, mono, color, source)
    select id, day, counted, case when color is not null then round(counted * 2 / 3) end, case when color is not null then round(counted / 3) end, 'SNMP'
    from back where counted > 0`.execute(writer.db)
}
