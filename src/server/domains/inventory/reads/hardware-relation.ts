import { sql } from 'kysely'
import type { RelationSql } from '../../../engine/house.ts'

/** "Computers whose memory vanished this month": what agents saw change in an asset. */
export const hardwareRelation: RelationSql = {
  from: sql`hardware_change hc`,
  on: (outer) => sql`hc.asset_id = ${sql.ref(`${outer}.id`)}`,
  fields: {
    part: sql`hc.part`,
    change: sql`hc.change`,
    before: sql`hc.before`,
    after: sql`hc.after`,
    seenAt: sql`hc.seen_at`,
  },
}
