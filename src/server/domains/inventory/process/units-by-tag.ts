import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { readSetting } from '../../../engine/settings.ts'

/** To which unit a machine that nobody knows yet belongs. */
export interface Units {
  /** Unit of machines whose tag names none. */
  entityId: string
  /** Units by their inventory tag, lower case. */
  byTag: ReadonlyMap<string, string>
}

export async function readUnits({ db, house }: Pick<Services, 'db' | 'house'>): Promise<Units> {
  const configured = await readSetting<string | null>(db, house, 'inventory.entity')
  const found = await sql<{ id: string; tag: string | null; isRoot: boolean }>`
    select id, lower(inventory_tag) as tag, parent_id is null as is_root from entity
    where deleted_at is null and (inventory_tag <> '' or parent_id is null or id = ${configured}) order by id`.execute(
    db,
  )
  const own = found.rows.find((row) => row.id === configured) ?? found.rows.find((row) => row.isRoot)
  return {
    entityId: own!.id,
    byTag: new Map(found.rows.flatMap((row) => (row.tag === null || row.tag === '' ? [] : [[row.tag, row.id]]))),
  }
}

export const unitOf = (units: Units, tag: string | null): string =>
  units.byTag.get((tag ?? '').toLowerCase()) ?? units.entityId
