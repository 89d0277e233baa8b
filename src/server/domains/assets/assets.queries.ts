import { sql } from 'kysely'
import { assetKind, softwareKind } from '../../../shared/assets/assets.kinds.ts'
import { type PartSection, partSectionNames, partSections } from '../../../shared/assets/parts.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { typeLocksSql } from './life/type-locks.ts'

export interface Part {
  id: string
  section: PartSection
  title: string
  isObserved: boolean
  data: Record<string, unknown>
}

/** Parts of one tab (`components`, `volumes`, `ports`…), by section then title. */
export async function partsOf(
  reader: Reader,
  assetId: string,
  tab: string,
): Promise<{ items: Part[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const sections = partSectionNames.filter((name) => partSections[name].tab === tab)
  const found = await sql<Part>`
    select id, section, title, is_observed, data || jsonb_strip_nulls(jsonb_build_object(
      'place', (select jsonb_build_object('id', l.id::text, 'name', l.complete_name) from location l where l.id = (data ->> 'place')::bigint),
      'partState', (select jsonb_build_object('id', s.id::text, 'name', s.name) from asset_state s where s.id = (data ->> 'partState')::bigint))) as data
    from asset_part
    where asset_id = ${assetId} and section = any(${sections}::text[])
    order by array_position(${sections}::text[], section), title, id`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}

/** The state of a version, in a question that groups its wordings; one told since has none of its own yet. */
const versionStateSql = sql`(select json_build_object('id', st.id::text, 'name', st.name) from asset_state st where st.id = max(v.state_id)) as state`

export interface Install {
  /** Id of the software (product). */
  id: string
  name: string
  publisher: string
  version: string
  architecture: string
  installDate: string | null
  firstSeenAt: Date
  /** One of the versions behind the line: names it in verbs. */
  install: string
  category: string | null
  /** Where this version stands in the house. */
  state: { id: string; name: string } | null
  /** False: a person said it. */
  isObserved: boolean
  /** An update, a language pack: kept, and folded away. */
  isHidden: boolean
}

export async function softwareOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: Install[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<Install>`
    select s.id, s.name, s.publisher, v.version, v.architecture, min(i.install_date) as install_date, min(i.first_seen_at) as first_seen_at,
      min(v.id)::text as install, min(s.category) as category, ${versionStateSql},
      bool_or(i.is_observed) as is_observed, bool_and(v.is_hidden) as is_hidden
    from software_install i join software_version v on v.id = i.software_version_id join software s on s.id = v.software_id
    where i.asset_id = ${assetId} group by s.id, v.version, v.architecture order by s.name, v.version, v.architecture`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}

/** What a person took out of what agents tell of an asset: it stays out until somebody brings it back. */
export interface HiddenPart {
  id: string
  section: string
  title: string
  reason: string
  user: { id: string; name: string } | null
  createdAt: Date
}

export async function hiddenOf(
  reader: Reader,
  assetId: string,
): Promise<{ items: HiddenPart[]; total: number; next: null }> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<HiddenPart>`
    select h.id, h.section, h.title, h.reason, h.created_at,
      case when u.id is null then null else json_build_object('id', u.id::text, 'name', u.name) end as "user"
    from asset_hidden h left join app_user u on u.id = h.user_id where h.asset_id = ${assetId} order by h.section, h.title, h.id`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}

/** Why fields show what they show: what inventory observed, and who declared otherwise. */
export async function whyOf(
  reader: Reader,
  assetId: string,
): Promise<{ observed: Record<string, unknown>; locks: unknown[] }> {
  await readRecord(reader, assetKind, assetId)
  const asset = await sql<{
    observed: Record<string, unknown>
  }>`select observed from asset where id = ${assetId}`.execute(reader.db)
  const locks = await sql`
    select l.field, l.reason, l.created_at, null as type_lock, case when u.id is null then null else json_build_object('id', u.id::text, 'name', u.name) end as "user"
    from asset_lock l left join app_user u on u.id = l.user_id where l.asset_id = ${assetId}
    union all
    select t.field, null, min(t.created_at), min(t.name), null from asset a, lateral (${typeLocksSql('a')}) t
    where a.id = ${assetId} and not exists (select 1 from asset_lock k where k.asset_id = a.id and k.field = t.field)
    group by t.field
    order by 1`.execute(reader.db)
  return { observed: asset.rows[0]?.observed ?? {}, locks: locks.rows }
}

/** Versions of a program with their number of installs on assets that the reader may see. */
export async function versionsOf(
  reader: Reader,
  softwareId: string,
): Promise<{ items: unknown[]; total: number; next: null }> {
  await readRecord(reader, softwareKind, softwareId)
  const found = await sql`
    select min(v.id)::text as id, v.version, v.architecture, count(distinct a.id)::int as installs,
      coalesce(array_agg(distinct v.said_name order by v.said_name) filter (where v.said_name <> t.name), '{}') as said,
      ${versionStateSql}
    from software_version v join software t on t.id = v.software_id left join software_install i on i.software_version_id = v.id
    left join asset a on a.id = i.asset_id and a.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}
    where v.software_id = ${softwareId} group by v.version, v.architecture order by v.version desc, v.architecture limit 500`.execute(
    reader.db,
  )
  return { items: found.rows, total: found.rows.length, next: null }
}

/** How much stands behind each tab of an asset, in one statement: `{software: 212, components: 14, …}`. */
export async function countsOf(reader: Reader, assetId: string): Promise<Record<string, number>> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<{ section: string; count: number }>`
    select section, count(*)::int as count from asset_part where asset_id = ${assetId} group by section
    union all select 'software', count(*)::int from software_install where asset_id = ${assetId}
    union all select 'link', count(*)::int from asset_link l join asset a on a.id = case when l.from_id = ${assetId} then l.to_id else l.from_id end
      where (l.from_id = ${assetId} or l.to_id = ${assetId}) and l.ended_at is null and a.deleted_at is null and ${visible(entryOf(reader.house, 'asset'), reader.actor, 'a')}`.execute(
    reader.db,
  )
  const counts: Record<string, number> = { software: 0, connections: 0 }
  for (const { section, count } of found.rows) {
    const tab = section === 'link' ? 'connections' : (partSections[section as PartSection]?.tab ?? section)
    counts[tab] = (counts[tab] ?? 0) + count
  }
  return counts
}
