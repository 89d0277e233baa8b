import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { type Part, type Sections, volatileFields } from '../neutral.ts'
import type { PartChange } from './part-changes.ts'

const volatileNames = [...new Set(Object.values(volatileFields).flat())]

export interface PartRow {
  asset_id: string
  section: string
  key: string
  title: string
  data: Record<string, unknown>
}

/** Sections of one asset to be made as told. */
export interface PartSections {
  assetId: string
  sections: Sections
  names: readonly string[]
}

/** Sections as rows of asset_part; software has tables of its own. */
function partRows({ assetId, sections, names }: PartSections): PartRow[] {
  return names.flatMap((section) => {
    const parts = sections[section as keyof Sections] as Part[] | undefined
    if (parts === undefined || section === 'software') return []
    return parts.map((part) => ({
      asset_id: assetId,
      section,
      key: part.key.slice(0, 500),
      title: part.title.slice(0, 500),
      data: dataOf(part),
    }))
  })
}

/** Columns of their own, or a table of their own (keep-sightings.ts). */
const elsewhere = new Set(['key', 'title', 'neighbours', 'macs'])

/** What was said; what was not takes no room. */
function dataOf(part: Part): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(part)) {
    if (value !== null && !elsewhere.has(name)) data[name] = value
  }
  return data
}

/** Sections of which a machine has one of a name: what a person wrote of it goes when an agent tells it. */
const named = ['os', 'antivirus', 'remoteAccess', 'license']

const told = sql`asset_id bigint, section text, key text, title text, data jsonb`

/** Parts of new assets: nothing to compare with. */
export async function insertParts(db: Kysely<Tables>, assets: readonly PartSections[], now: Date): Promise<void> {
  const rows = assets.flatMap(partRows)
  if (rows.length === 0) return
  await sql`${prepared}
    insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
    select asset_id, section, key, title, data, true, ${now}, ${now} from json_to_recordset(${JSON.stringify(rows)}::json) as w(${told})
    on conflict do nothing`.execute(db)
}

/** Size of a part of `data`, as JSON holds it: memory and disks. */
const size = (data: string) =>
  sql.raw(
    `case when section in ('memory', 'storage') then coalesce(${data} ->> 'capacityMb', ${data} ->> 'sizeMb')::float8 end`,
  )

/**
 * Makes the observed parts of the given sections equal to what was told, for many assets in one statement, touching only
 * what differs. Parts that people added stay, but for those that the agent names itself now. Returns what changed by asset; moving values (free space) move unsaid.
 */
export async function diffParts(
  db: Kysely<Tables>,
  assets: readonly PartSections[],
  now: Date,
): Promise<Map<string, PartChange[]>> {
  const scope = assets.flatMap(({ assetId, names }) =>
    names.filter((name) => name !== 'software').map((section) => ({ assetId, section })),
  )
  const changes = new Map<string, PartChange[]>()
  if (scope.length === 0) return changes
  const rows = assets.flatMap(partRows)
  const result = await sql<PartChange & { assetId: string }>`${prepared}
    with wanted as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as w(${told})),
    old as materialized (
      select p.id, p.asset_id, p.section, p.key, p.title, p.data, p.is_observed
      from unnest(${scope.map((each) => each.assetId)}::bigint[], ${scope.map((each) => each.section)}::text[]) as s(asset_id, section)
      join asset_part p on p.asset_id = s.asset_id and p.section = s.section),
    gone as (
      delete from asset_part p using old where p.id = old.id and old.is_observed
        and not exists (select 1 from wanted w where w.asset_id = old.asset_id and w.section = old.section and w.key = old.key)
      returning old.asset_id, 'removed' as change, old.section, old.title as old, null as new, old.data as old_data, null::jsonb as new_data),
    changed as (
      update asset_part p set title = w.title, data = w.data, updated_at = ${now}
      from wanted w join old on old.asset_id = w.asset_id and old.section = w.section and old.key = w.key
      where p.id = old.id and old.is_observed and (old.data is distinct from w.data or old.title <> w.title)
      returning old.asset_id,
        case when (old.data - ${volatileNames}::text[]) is distinct from (w.data - ${volatileNames}::text[]) or old.title <> w.title then 'changed' else 'moved' end as change,
        old.section, old.title as old, w.title as new, old.data as old_data, w.data as new_data),
    replaced as (
      delete from asset_part p using old, wanted w where p.id = old.id and not old.is_observed and old.section = any(${named}::text[])
        and w.asset_id = old.asset_id and w.section = old.section and plain(w.title) = plain(old.title)),
    added as (
      insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
      select w.asset_id, w.section, w.key, w.title, w.data, true, ${now}, ${now} from wanted w
      where not exists (select 1 from old where old.asset_id = w.asset_id and old.section = w.section and old.key = w.key)
      on conflict do nothing returning asset_id, 'added' as change, section, null as old, title as new, null::jsonb as old_data, data as new_data)
    select asset_id, change, section, old, new, ${size('old_data')} as old_mb, ${size('new_data')} as new_mb
    from (select * from gone union all select * from changed where change = 'changed' union all select * from added) c order by section, old, new`.execute(
    db,
  )
  for (const { assetId, ...change } of result.rows) {
    const own = changes.get(assetId)
    if (own === undefined) changes.set(assetId, [change])
    else own.push(change)
  }
  return changes
}
