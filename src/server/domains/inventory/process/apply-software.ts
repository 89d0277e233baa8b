import { type Kysely, sql } from 'kysely'
import type { FieldChange } from '../../../engine/actions/context.ts'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

/** More lines than this say nothing to a reader: a summary takes their place. */
const mostLines = 100

/** What one asset has installed: ids of software_version and days of install, side by side. */
export interface Installs {
  assetId: string
  versionIds: readonly string[]
  dates: readonly (string | null)[]
}

/** An array of numbers or days as PostgreSQL writes it: nothing in them needs an escape, and there are thousands. */
const arrayOf = (values: readonly (string | null)[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`

function columnsOf(assets: readonly Installs[]) {
  const ids: string[] = []
  const versions: string[] = []
  const dates: (string | null)[] = []
  for (const { assetId, versionIds, dates: days } of assets) {
    const seen = new Set<string>()
    for (const [index, version] of versionIds.entries()) {
      if (seen.has(version)) continue
      seen.add(version)
      ids.push(assetId)
      versions.push(version)
      dates.push(days[index] ?? null)
    }
  }
  return { ids, versions, dates }
}

/** Installs of new assets: nothing to compare with. */
export async function insertInstalls(db: Kysely<Tables>, assets: readonly Installs[], now: Date): Promise<void> {
  const { ids, versions, dates } = columnsOf(assets)
  if (ids.length === 0) return
  await sql`${prepared}
    insert into software_install (asset_id, software_version_id, install_date, first_seen_at)
    select w.asset_id, w.id, w.installed, ${now} from unnest(${arrayOf(ids)}::bigint[], ${arrayOf(versions)}::bigint[], ${arrayOf(dates)}::date[]) as w(asset_id, id, installed)
    on conflict do nothing`.execute(db)
}

/**
 * Makes the installs of many assets as told, in one statement; untouched installs are not written. What people said stays,
 * and becomes the agent's when it tells the same; what they set aside stays out. Returns lines of history by asset.
 */
export async function diffInstalls(
  db: Kysely<Tables>,
  assets: readonly Installs[],
  now: Date,
): Promise<Map<string, FieldChange[]>> {
  if (assets.length === 0) return new Map()
  const { ids, versions, dates } = columnsOf(assets)
  const result = await sql<Changed>`${prepared}
    with hidden as materialized (
      select h.asset_id, v.id from asset_hidden h
      join software_version v on v.software_id = h.software_id and (h.version is null or (v.version, v.architecture) = (h.version, h.architecture))
      where h.section = 'software' and h.asset_id = any(${assets.map((each) => each.assetId)}::bigint[])),
    wanted as materialized (
      select * from unnest(${arrayOf(ids)}::bigint[], ${arrayOf(versions)}::bigint[], ${arrayOf(dates)}::date[]) as w(asset_id, id, installed)
      where (w.asset_id, w.id) not in (select asset_id, id from hidden)),
    hand as materialized (
      select i.asset_id, i.software_version_id as id, i.install_date, v.software_id, v.version, v.architecture
      from software_install i join software_version v on v.id = i.software_version_id
      where not i.is_observed and i.asset_id = any(${assets.map((each) => each.assetId)}::bigint[])),
    met as materialized (
      select distinct on (h.asset_id, h.id) h.asset_id, h.id as hand_id, n.id, h.install_date from hand h
      join software_version n on n.software_id = h.software_id and n.version = h.version and (n.architecture = h.architecture or h.architecture = '')
      join wanted w on w.asset_id = h.asset_id and w.id = n.id order by h.asset_id, h.id, n.id = h.id desc),
    confirmed as (
      update software_install i set is_observed = true, install_date = coalesce(w.installed, i.install_date)
      from met m join wanted w on w.asset_id = m.asset_id and w.id = m.id
      where m.id = m.hand_id and i.asset_id = m.asset_id and i.software_version_id = m.id),
    replaced as (
      delete from software_install i using met m where m.id <> m.hand_id and i.asset_id = m.asset_id and i.software_version_id = m.hand_id),
    old as materialized (
      select asset_id, software_version_id as id from software_install where asset_id = any(${assets.map((each) => each.assetId)}::bigint[])),
    gone as (
      delete from software_install i using (select asset_id, id from old except select asset_id, id from wanted except select asset_id, id from hand) d
      where i.asset_id = d.asset_id and i.software_version_id = d.id returning i.asset_id, i.software_version_id as id),
    added as (
      insert into software_install (asset_id, software_version_id, install_date, first_seen_at)
      select w.asset_id, w.id, coalesce(w.installed, (select min(m.install_date) from met m where m.asset_id = w.asset_id and m.id = w.id)), ${now}
      from wanted w join (select asset_id, id from wanted except select asset_id, id from old) d on d.asset_id = w.asset_id and d.id = w.id
      on conflict do nothing returning asset_id, software_version_id as id)
    select c.asset_id, c.change, s.name, v.version from (select asset_id, 'removed' as change, id from gone union all select asset_id, 'added', id from added) c
    join software_version v on v.id = c.id join software s on s.id = v.software_id`.execute(db)
  return historyLines(result.rows)
}

interface Changed {
  assetId: string
  change: string
  name: string
  version: string
}

function historyLines(rows: readonly Changed[]): Map<string, FieldChange[]> {
  const byAsset = new Map<string, Changed[]>()
  for (const row of rows) {
    const own = byAsset.get(row.assetId)
    if (own === undefined) byAsset.set(row.assetId, [row])
    else own.push(row)
  }
  return new Map([...byAsset].map(([id, own]) => [id, linesOf(own)]))
}

/** A program that left in one version and came in another was updated: one line. */
function linesOf(rows: readonly Changed[]): FieldChange[] {
  const byName = new Map<string, { removed: string[]; added: string[] }>()
  for (const row of rows) {
    const entry = byName.get(row.name) ?? { removed: [], added: [] }
    entry[row.change === 'added' ? 'added' : 'removed'].push(row.version)
    byName.set(row.name, entry)
  }
  const lines = [...byName]
    .map(([name, { removed, added }]) => ({ field: 'software', old: label(name, removed), new: label(name, added) }))
    // Told otherwise and written the same: nothing that a reader could see.
    .filter((line) => line.old !== line.new)
  if (lines.length > mostLines) return [{ field: 'software', old: null, new: null, newText: String(lines.length) }]
  return lines
}

const label = (name: string, versions: string[]): string | null =>
  versions.length === 0 ? null : `${name} ${versions.filter(Boolean).join(', ')}`.trim()
