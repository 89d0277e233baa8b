import { type Kysely, sql } from 'kysely'
import { prepared } from '../../../platform/db/prepared.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { NeutralInventory } from '../neutral.ts'

/** A machine that was heard of, and when it was last started if it says so. */
export interface Heard {
  id: string
  at: Date
  bootAt: Date | null
}

export const heardFrom = (id: string, neutral: NeutralInventory, at: Date): Heard => ({
  id,
  at,
  bootAt: bootOf(neutral, at),
})

/** A clock that is ahead of ours says nothing of when it was started. */
export function bootOf({ system: { boot } }: NeutralInventory, at: Date): Date | null {
  if (boot === undefined) return null
  const told = 'at' in boot ? new Date(boot.at) : new Date(at.getTime() - boot.secondsAgo * 1000)
  return told <= at ? told : null
}

/** When each asset was last heard of and started; no change of the record. */
export async function heardOf(db: Kysely<Tables>, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return
  await sql`${prepared}
    update asset a set last_inventory_at = h.at, last_boot_at = coalesce(h.boot_at, a.last_boot_at)
    from unnest(${heard.map((each) => each.id)}::bigint[], ${heard.map((each) => each.at)}::timestamptz[], ${heard.map((each) => each.bootAt)}::timestamptz[]) as h(id, at, boot_at)
    where a.id = h.id and (a.last_inventory_at is null or a.last_inventory_at < h.at)`.execute(db)
}
