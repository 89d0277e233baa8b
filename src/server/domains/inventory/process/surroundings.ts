import { sql } from 'kysely'
import type { Services } from '../../../engine/actions/context.ts'
import { readSetting } from '../../../engine/settings.ts'
import { type JunkList, loadJunk } from '../identity/junk-list.ts'

const freshFor = 2_000

/** What processing needs to know and seldom changes. */
export interface Surroundings {
  junk: JunkList
  /** Unit of new assets whose tag names none. */
  entityId: string
  /** Units by their inventory tag, lower case. */
  byTag: ReadonlyMap<string, string>
}

/** Reads the surroundings at most every two seconds. */
export class SurroundingsBook {
  private readonly services: Services
  private known: Surroundings | null = null
  private readAt = 0

  constructor(services: Services) {
    this.services = services
  }

  async current(): Promise<Surroundings> {
    if (this.known !== null && Date.now() - this.readAt < freshFor) return this.known
    const { db, house } = this.services
    const configured = await readSetting<string | null>(db, house, 'inventory.entity')
    const found = await sql<{ id: string; tag: string | null; isRoot: boolean }>`
      select id, lower(inventory_tag) as tag, parent_id is null as is_root from entity
      where deleted_at is null and (inventory_tag <> '' or parent_id is null or id = ${configured}) order by id`.execute(
      db,
    )
    const own = found.rows.find((row) => row.id === configured) ?? found.rows.find((row) => row.isRoot)
    this.known = {
      junk: await loadJunk(db),
      entityId: own!.id,
      byTag: new Map(found.rows.flatMap((row) => (row.tag === null || row.tag === '' ? [] : [[row.tag, row.id]]))),
    }
    this.readAt = Date.now()
    return this.known
  }
}
