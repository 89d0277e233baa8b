import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { Part, Sections } from '../neutral.ts'

/** What people set aside of each asset, as `section key`. Programs are left out where installs are written. */
export type HiddenParts = ReadonlyMap<string, ReadonlySet<string>>

export async function hiddenParts(db: Kysely<Tables>, assetIds: readonly string[]): Promise<HiddenParts> {
  if (assetIds.length === 0) return new Map()
  const found = await sql<{ assetId: string; section: string; key: string }>`${prepared}
    select asset_id, section, key from asset_hidden where asset_id = any(${[...assetIds]}::bigint[]) and section <> 'software'`.execute(
    db,
  )
  const hidden = new Map<string, Set<string>>()
  for (const { assetId, section, key } of found.rows)
    hidden.set(assetId, (hidden.get(assetId) ?? new Set()).add(`${section} ${key}`))
  return hidden
}

/** The sections as if the agent had not told of what was set aside. */
export function withoutHidden(sections: Sections, hidden: ReadonlySet<string> | undefined): Sections {
  if (hidden === undefined) return sections
  const kept = Object.entries(sections).map(([section, parts]: [string, Part[] | undefined]) => [
    section,
    parts?.filter((part) => !hidden.has(`${section} ${part.key.slice(0, 500)}`)),
  ])
  return Object.fromEntries(kept) as Sections
}
