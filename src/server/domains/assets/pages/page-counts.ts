import { type Kysely, sql } from 'kysely'
import { integer } from '../../../../shared/fields/index.ts'
import type { Job, SettingDefinition } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import { dayIn } from '../../../engine/today.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

export const pageSettings: readonly SettingDefinition[] = [
  /** Days that the daily counters of printers are kept. */
  { key: 'assets.pageDays', field: integer({ required: true, min: 31, max: 7300 }), default: 1825 },
]

const counter = (name: string) =>
  sql.raw(`case when jsonb_typeof(a.custom -> '${name}') = 'number' then (a.custom ->> '${name}')::bigint end`)

/**
 * Writes down what each printer has counted today, from its record: whoever fed it (SNMP, an agent, an import, a person).
 * One row a printer and day, the last of the day; none for a printer that says nothing new and was not heard of.
 */
export async function countPages(db: Kysely<Tables>, day: string): Promise<number> {
  const written = await sql`
    with told as materialized (
      select a.id, ${counter('pageCounter')} as total, ${counter('monoCounter')} as mono, ${counter('colorCounter')} as color,
        ${counter('copyCounter')} as copies, ${counter('scanCounter')} as scans, ${counter('faxCounter')} as faxes,
        case when a.observed -> 'pageCounter' -> 'value' = a.custom -> 'pageCounter' then a.observed -> 'pageCounter' ->> 'source' end as source,
        a.last_inventory_at > now() - interval '1 day' as is_heard
      from asset a where a.type = 'printer' and a.deleted_at is null and a.custom ?| array['pageCounter', 'scanCounter'])
    insert into page_count (asset_id, day, total, mono, color, copies, scans, faxes, source)
    select t.id, ${day}::date, t.total, t.mono, t.color, t.copies, t.scans, t.faxes, t.source from told t
    left join lateral (
      select p.total, p.mono, p.color, p.copies, p.scans, p.faxes from page_count p where p.asset_id = t.id order by p.day desc limit 1) l on true
    where t.is_heard or (l.total, l.mono, l.color, l.copies, l.scans, l.faxes) is distinct from (t.total, t.mono, t.color, t.copies, t.scans, t.faxes)
    on conflict (asset_id, day) do update set total = excluded.total, mono = excluded.mono, color = excluded.color,
      copies = excluded.copies, scans = excluded.scans, faxes = excluded.faxes, source = excluded.source
      where (page_count.total, page_count.mono, page_count.color, page_count.copies, page_count.scans, page_count.faxes)
        is distinct from (excluded.total, excluded.mono, excluded.color, excluded.copies, excluded.scans, excluded.faxes)`.execute(
    db,
  )
  return Number(written.numAffectedRows ?? 0)
}

export const pageJobs: readonly Job[] = [
  {
    name: 'assets.count-pages',
    cron: '5,55 * * * *',
    run: async (_data, { db, now, timeZone }) => ({ written: await countPages(db, dayIn(now(), timeZone)) }),
  },
  {
    name: 'assets.forget-pages',
    cron: '50 3 * * *',
    run: async (_data, { db, house, now, timeZone }) => {
      const days = await readSetting<number>(db, house, 'assets.pageDays')
      const gone = await sql`delete from page_count where day < ${dayIn(now(), timeZone)}::date - ${days}::int`.execute(
        db,
      )
      return { removed: Number(gone.numAffectedRows ?? 0) }
    },
  },
]

/** Pages of the last thirty days, of printers; a counter that starts anew takes nothing away. */
export const pagesOfMonth = (alias: string) => sql`case when ${sql.ref(`${alias}.type`)} = 'printer' then (
  select sum(greatest(p.total - p.before, 0))::float8 from (
    select c.day, c.total, lag(c.total) over (order by c.day) as before from page_count c where c.asset_id = ${sql.ref(`${alias}.id`)}
      and c.day >= coalesce((select max(e.day) from page_count e where e.asset_id = ${sql.ref(`${alias}.id`)} and e.day < current_date - 30), current_date - 30)) p
  where p.before is not null) end`
