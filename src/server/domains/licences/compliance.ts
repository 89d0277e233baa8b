import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../platform/db/tables.gen.ts'

/**
 * Counts installs against seats, for the licences of these programs (all when none is named). One statement; only rows
 * whose figures differ are written.
 *
 * A program whose versions stand under another title now (dictionary of software) is counted there.
 *
 * Licences of the same program and pattern serve the same installs: their seats are added up, from the entity of each
 * downwards. Expired, ordered and retired ones give no seats. Without a pattern and for the whole organisation the
 * count that inventory keeps on the program is taken as it is, so that an inventory costs nothing here.
 *
 * @param today `YYYY-MM-DD` in the agency's zone
 * @returns how many licences changed
 */
export async function recount(db: Kysely<Tables>, today: string, software: readonly string[] | null): Promise<number> {
  const chosen =
    software === null
      ? sql`true`
      : sql`t.id in (select u.title_id from stands u where u.id = any(${software}::bigint[]))`
  const like = sql`replace(replace(replace(replace(replace(l.version_pattern, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*', '%'), '?', '_')`
  const result = await sql`
    with recursive steps as (
      select s.id, s.id as title_id, s.title_id as next_id, 0 as depth from software s where s.id in (select o.software_id from licence o)
      union all select p.id, s.id, s.title_id, p.depth + 1 from steps p join software s on s.id = p.next_id where p.depth < 10),
    stands as materialized (select distinct on (id) id, title_id from steps order by id, depth desc),
    counted as (
      select l.id, l.software_id is null or not exists (select 1 from software_version v where v.software_id = t.id) as is_unknown,
        case when l.software_id is null then 0 when l.version_pattern is null and e.parent_id is null then t.install_count
          else (select count(distinct i.asset_id)::int from software_version v
            join software_install i on i.software_version_id = v.id join asset a on a.id = i.asset_id and a.deleted_at is null
            where v.software_id = t.id and (l.version_pattern is null or v.version like ${like})
              and (e.parent_id is null or a.entity_id in (select x.id from entity x where l.entity_id = any(x.path)))) end as installs,
        (select case when bool_or(o.seats is null) then null else coalesce(sum(o.seats), 0)::int end from licence o join entity oe on oe.id = o.entity_id
          where o.deleted_at is null and o.state = 'active' and (o.expires_on is null or o.expires_on >= ${today}::date)
            and (o.id = l.id or o.software_id in (select u.id from stands u where u.title_id = t.id) and o.version_pattern is not distinct from l.version_pattern)
            and l.entity_id = any(oe.path)) as seats,
        (select count(*)::int from licence_seat t where t.licence_id = l.id) as assigned
      from licence l join entity e on e.id = l.entity_id left join stands n on n.id = l.software_id left join software t on t.id = n.title_id
      where l.deleted_at is null and ${chosen}),
    judged as (
      select id, installs, seats, assigned,
        case when is_unknown then 'unknown' when seats is null then 'unlimited' when installs > seats then 'short'
          when installs < seats then 'excess' else 'exact' end as compliance,
        case when is_unknown then null else seats - installs end as margin
      from counted)
    update licence l set install_count = j.installs, pool_seats = j.seats, assigned_count = j.assigned, compliance = j.compliance, margin = j.margin
    from judged j where j.id = l.id and (l.install_count, l.pool_seats, l.assigned_count, l.compliance, l.margin)
      is distinct from (j.installs, j.seats, j.assigned, j.compliance, j.margin)`.execute(db)
  return Number(result.numAffectedRows ?? 0)
}
