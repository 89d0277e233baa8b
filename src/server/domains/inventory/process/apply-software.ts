import { type Kysely, sql } from 'kysely'
import type { FieldChange } from '../../../engine/actions/context.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { SoftwarePart } from '../neutral.ts'

/** More lines than this say nothing to a reader: a summary takes their place. */
const mostLines = 100

/**
 * Makes the installs of an asset equal to the message in one statement; untouched installs are not written.
 * `isNew`: nothing to compare with, and no history of it.
 */
export async function applySoftware(
  db: Kysely<Tables>,
  assetId: string,
  software: readonly SoftwarePart[],
  versionIds: readonly string[],
  now: Date,
  isNew: boolean,
): Promise<FieldChange[]> {
  const dates = software.map((part) => part.installDate)
  const wanted = sql`select distinct on (id) id, installed from unnest(${[...versionIds]}::bigint[], ${dates}::date[]) as w(id, installed)`
  if (isNew) {
    await sql`
      insert into software_install (asset_id, software_version_id, install_date, first_seen_at)
      select ${assetId}, id, installed, ${now} from (${wanted}) w on conflict do nothing`.execute(db)
    return []
  }
  const result = await sql<{ change: string; name: string; version: string }>`
    with wanted as materialized (${wanted}),
    gone as (
      delete from software_install i where i.asset_id = ${assetId} and not exists (select 1 from wanted w where w.id = i.software_version_id)
      returning i.software_version_id as id),
    added as (
      insert into software_install (asset_id, software_version_id, install_date, first_seen_at)
      select ${assetId}, w.id, w.installed, ${now} from wanted w
      where not exists (select 1 from software_install i where i.asset_id = ${assetId} and i.software_version_id = w.id)
      on conflict do nothing returning software_version_id as id)
    select change, s.name, v.version from (select 'removed' as change, id from gone union all select 'added', id from added) c
    join software_version v on v.id = c.id join software s on s.id = v.software_id`.execute(db)
  return historyLines(result.rows)
}

/** A program that left in one version and came in another was updated: one line. */
function historyLines(rows: { change: string; name: string; version: string }[]): FieldChange[] {
  const byName = new Map<string, { removed: string[]; added: string[] }>()
  for (const row of rows) {
    const entry = byName.get(row.name) ?? { removed: [], added: [] }
    entry[row.change === 'added' ? 'added' : 'removed'].push(row.version)
    byName.set(row.name, entry)
  }
  const lines = [...byName].map(
    ([name, { removed, added }]): FieldChange => ({
      field: 'software',
      old: removed.length === 0 ? null : label(name, removed),
      new: added.length === 0 ? null : label(name, added),
    }),
  )
  if (lines.length <= mostLines) return lines
  return [{ field: 'software', old: null, new: null, newText: String(lines.length) }]
}

const label = (name: string, versions: string[]): string => `${name} ${versions.filter(Boolean).join(', ')}`.trim()
