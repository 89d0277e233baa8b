import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { allowedSql } from '../../../engine/access/visible.ts'
import type { KindAccess, RelationSql } from '../../../engine/house.ts'
import { assetAccess } from '../../assets/index.ts'

/** Seen with the machine. */
export const hardwareAccess: KindAccess = {
  always: (alias, actor, permission): RawBuilder<SqlBool> =>
    sql`exists (select 1 from asset ha where ha.id = ${sql.ref(`${alias}.asset_id`)} and ${allowedSql({ kind: assetKind, access: assetAccess }, actor, permission, 'ha')})`,
}

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
