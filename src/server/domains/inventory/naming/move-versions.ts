import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { ShownSoftware } from './software-names.ts'

/** A version and where it shall stand. */
export interface VersionMove extends ShownSoftware {
  id: string
  isRuled: boolean
}

/** Puts versions under their titles, makes titles that are missing, and remembers how it was before. Three statements. */
export async function moveVersions(
  db: Kysely<Tables>,
  renaming: string,
  versions: readonly VersionMove[],
): Promise<number> {
  const wanted = sql`json_to_recordset(${JSON.stringify(versions)}::json) as w(id bigint, name text, publisher text, version text, category text, "isHidden" boolean, "isRuled" boolean)`
  await sql`
    insert into software (name, publisher, is_hidden) select distinct w.name, w.publisher, false from ${wanted}
    where not exists (select 1 from software s where s.name = w.name and s.publisher = w.publisher) order by 1, 2 on conflict do nothing`.execute(
    db,
  )
  const moved = await sql`
    with old as materialized (
      select v.id, v.software_id, v.version, v.is_hidden, v.is_ruled, s.id as to_id, w.version as to_version, w."isHidden" as to_hidden, w."isRuled" as to_ruled
      from ${wanted} join software_version v on v.id = w.id join software s on s.name = w.name and s.publisher = w.publisher
      where (v.software_id, v.version, v.is_hidden, v.is_ruled) is distinct from (s.id, w.version, w."isHidden", w."isRuled")),
    moved as (
      update software_version v set software_id = o.to_id, version = o.to_version, is_hidden = o.to_hidden, is_ruled = o.to_ruled from old o where v.id = o.id)
    insert into renaming_version_change (renaming_id, software_version_id, before, after)
    select ${renaming}::bigint, id, jsonb_build_object('softwareId', software_id, 'version', version, 'isHidden', is_hidden, 'isRuled', is_ruled),
      jsonb_build_object('softwareId', to_id, 'version', to_version) from old
    on conflict (renaming_id, software_version_id) do update set after = excluded.after`.execute(db)
  await sql`
    with old as materialized (
      select s.id, s.category, max(w.category) as wanted from ${wanted} join software s on s.name = w.name and s.publisher = w.publisher
      where w.category is not null and s.category is distinct from w.category group by s.id),
    named as (update software s set category = o.wanted from old o where s.id = o.id)
    insert into renaming_title_change (renaming_id, software_id, before, after) select ${renaming}::bigint, id, category, wanted from old
    on conflict (renaming_id, software_id) do update set after = excluded.after`.execute(db)
  return Number(moved.numAffectedRows ?? 0)
}

/** Gives versions and categories back as they were, where nothing has moved them since. */
export async function moveVersionsBack(db: Kysely<Tables>, renaming: string): Promise<void> {
  await sql`
    update software_version v set software_id = (c.before ->> 'softwareId')::bigint, version = c.before ->> 'version',
      is_hidden = (c.before ->> 'isHidden')::boolean, is_ruled = (c.before ->> 'isRuled')::boolean
    from renaming_version_change c where c.renaming_id = ${renaming} and v.id = c.software_version_id
      and v.software_id = (c.after ->> 'softwareId')::bigint and v.version = c.after ->> 'version'`.execute(db)
  await sql`
    update software s set category = c.before from renaming_title_change c
    where c.renaming_id = ${renaming} and s.id = c.software_id and s.category is not distinct from c.after`.execute(db)
}

export interface TitleMove {
  id: string
  titleId: string
  title: string
}

/**
 * Titles between which versions moved: those left empty are hidden and know where most of their versions went, the others
 * are hidden when all that stands under them is noise. Returns the emptied ones.
 */
export async function settleTitles(db: Kysely<Tables>, renaming: string, isBack: boolean): Promise<TitleMove[]> {
  const [from, to] = isBack ? ['after', 'before'] : ['before', 'after']
  const touched = sql`(select distinct (x.at ->> 'softwareId')::bigint as id from renaming_version_change c, lateral (values (c.before), (c.after)) x(at) where c.renaming_id = ${renaming})`
  const emptied = await sql<TitleMove>`
    with touched as materialized (select id from ${touched} t),
    best as (
      select distinct on (from_id) from_id, to_id from (
        select (${sql.ref(`c.${from}`)} ->> 'softwareId')::bigint as from_id, (${sql.ref(`c.${to}`)} ->> 'softwareId')::bigint as to_id, count(*) as n
        from renaming_version_change c where c.renaming_id = ${renaming} group by 1, 2) m where from_id <> to_id order by from_id, n desc, to_id),
    held as (select v.software_id, bool_and(v.is_hidden) as is_hidden from software_version v join touched t on t.id = v.software_id group by 1),
    wanted as (
      select t.id, coalesce(h.is_hidden, true) as is_hidden, case when h.software_id is null then b.to_id end as title_id
      from touched t left join held h on h.software_id = t.id left join best b on b.from_id = t.id),
    written as (
      update software s set is_hidden = w.is_hidden, title_id = w.title_id from wanted w
      where s.id = w.id and (s.is_hidden, s.title_id) is distinct from (w.is_hidden, w.title_id) returning s.id, s.title_id)
    select w.id, w.title_id, t.name as title from written w join software t on t.id = w.title_id`.execute(db)
  await sql`
    update software s set install_count = c.installs from (
      select t.id, count(distinct a.id)::int as installs from ${touched} t left join software_version v on v.software_id = t.id
      left join software_install i on i.software_version_id = v.id left join asset a on a.id = i.asset_id and a.deleted_at is null group by 1) c
    where s.id = c.id and s.install_count <> c.installs`.execute(db)
  return emptied.rows
}
