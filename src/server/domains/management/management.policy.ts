import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { contractKind } from '../../../shared/management/management.kinds.ts'
import { through } from '../../engine/access/through.ts'
import { allowedSql, visible } from '../../engine/access/visible.ts'
import type { KindAccess } from '../../engine/house.ts'
import { assetAccess } from '../assets/index.ts'
import { ticketGate } from '../tickets/index.ts'

/** Suppliers and contacts of an upper entity serve the lower ones too. */
export const sharedAccess: KindAccess = { sharedDown: true }

/** A cost is seen and changed by whoever may see and change its contract. */
export const costAccess = through({ kind: contractKind }, 'contract_id')

/** The purchase of an asset: the permission's reach is measured on the asset. */
export const purchaseAccess = through({ kind: assetKind, access: assetAccess }, 'asset_id')

/** A line of cost is seen and changed by whoever sees its case and holds the permission there. */
export const ticketCostAccess: KindAccess = {
  always: (alias, actor, permission) =>
    sql`exists (select 1 from ticket pt where pt.id = ${sql.ref(`${alias}.ticket_id`)} and pt.deleted_at is null
      and ${visible(ticketGate, actor, 'pt')} and ${allowedSql(ticketGate, actor, permission, 'pt')})`,
}
