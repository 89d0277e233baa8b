import { type Kysely, sql } from 'kysely'
import type { FieldChange } from '../../../engine/actions/context.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { type Part, type Sections, volatileFields } from '../neutral.ts'

const volatileNames = [...new Set(Object.values(volatileFields).flat())]

interface PartRow {
  section: string
  key: string
  title: string
  data: Record<string, unknown>
}

interface Changed {
  change: 'added' | 'changed' | 'removed'
  section: string
  title: string
  old: string | null
}

/** Sections as rows of asset_part; software has tables of its own. */
export function partRows(sections: Sections, names: readonly string[]): PartRow[] {
  return names.flatMap((section) => {
    const parts = sections[section as keyof Sections] as Part[] | undefined
    if (parts === undefined || section === 'software') return []
    return parts.map(({ key, title, ...data }) => ({
      section,
      key: key.slice(0, 500),
      title: title.slice(0, 500),
      data,
    }))
  })
}

/** Parts of a new asset: nothing to compare with. */
export async function insertParts(db: Kysely<Tables>, assetId: string, rows: PartRow[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
    select ${assetId}, section, key, title, data, true, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(section text, key text, title text, data jsonb)
    on conflict do nothing`.execute(db)
}

/**
 * Makes the observed parts of the given sections equal to the message, in one statement, touching only what differs.
 * Parts that people added stay. Returns history lines; moving values (free space) change without one.
 */
export async function diffParts(
  db: Kysely<Tables>,
  assetId: string,
  sections: readonly string[],
  rows: PartRow[],
  now: Date,
): Promise<FieldChange[]> {
  const result = await sql<Changed>`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(section text, key text, title text, data jsonb)),
    old as (select * from asset_part where asset_id = ${assetId} and section = any(${[...sections]}::text[])),
    gone as (
      delete from asset_part p using old where p.id = old.id and old.is_observed
        and not exists (select 1 from wanted w where w.section = old.section and w.key = old.key)
      returning 'removed' as change, p.section, p.title, p.title as old),
    changed as (
      update asset_part p set title = w.title, data = w.data, updated_at = ${now}
      from wanted w join old on old.section = w.section and old.key = w.key
      where p.id = old.id and (old.data is distinct from w.data or old.title <> w.title)
      returning case when (old.data - ${volatileNames}::text[]) is distinct from (w.data - ${volatileNames}::text[]) or old.title <> w.title then 'changed' else 'moved' end as change,
        p.section, w.title, old.title as old),
    added as (
      insert into asset_part (asset_id, section, key, title, data, is_observed, created_at, updated_at)
      select ${assetId}, w.section, w.key, w.title, w.data, true, ${now}, ${now} from wanted w
      where not exists (select 1 from old where old.section = w.section and old.key = w.key)
      on conflict do nothing returning 'added' as change, section, title, null as old)
    select * from gone union all select * from changed where change = 'changed' union all select * from added`.execute(
    db,
  )
  return result.rows.map((row) => ({
    field: `part:${row.section}`,
    old: row.change === 'added' ? null : row.old,
    new: row.change === 'removed' ? null : row.title,
  }))
}
