import { type Kysely, sql } from 'kysely'
import { leavable } from '../../../../shared/inventory/sections.ts'
import type { House } from '../../../engine/house.ts'
import { readSetting } from '../../../engine/settings.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory, Sections } from '../neutral.ts'

export type LeftOut = ReadonlySet<string>

export async function loadLeftOut(db: Kysely<Tables>, house: House): Promise<LeftOut> {
  return new Set(await readSetting<string[]>(db, house, 'inventory.leftOut'))
}

/**
 * The message as if its agent had not told of the sections that the site does not take: what stands in the register stays
 * as it was. `people` is who is signed in, which is no section of its own.
 */
export function withoutLeftOut(neutral: NeutralInventory, leftOut: LeftOut): NeutralInventory {
  if (leftOut.size === 0) return neutral
  const sections = Object.fromEntries(
    Object.entries(neutral.sections).filter(([name]) => !leftOut.has(name)),
  ) as Sections
  return { ...neutral, sections, user: leftOut.has('people') ? null : neutral.user }
}

/** Writes down since when each section is left out; returns those that are taken again. */
export async function followSwitches(db: Kysely<Tables>, house: House): Promise<string[]> {
  const leftOut = [...(await loadLeftOut(db, house))]
  await sql`
    insert into inventory_switch (section) select unnest(${leftOut}::text[]) on conflict do nothing`.execute(db)
  const back = await sql<{ section: string }>`
    delete from inventory_switch where section <> all(${leftOut}::text[]) returning section`.execute(db)
  // Neither side is compared with what was said before: left out is not "emptied", taken again is all new.
  const touched = leavable.filter((name) => leftOut.includes(name) || back.rows.some((row) => row.section === name))
  const names = touched.flatMap((name) => (name === 'people' ? ['facts'] : [name, `${name}~`]))
  await sql`update agent set section_hashes = section_hashes - ${names}::text[] where section_hashes ?| ${names}::text[]`.execute(
    db,
  )
  return back.rows.map((row) => row.section)
}
