import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import { allowedSql } from '../../../engine/access/visible.ts'
import type { KindAccess, KindEntry } from '../../../engine/house.ts'
import { assetAccess } from '../assets.policy.ts'

const assetGate: KindEntry = { kind: assetKind, access: assetAccess }

/** One end of a link lives and may be used so. */
const mayUseEnd = (end: RawBuilder<unknown>, actor: Actor, permission: string, alias: string): RawBuilder<SqlBool> =>
  sql`exists (select 1 from asset ${sql.ref(alias)} where ${sql.ref(`${alias}.id`)} = ${end} and ${sql.ref(`${alias}.deleted_at`)} is null and ${allowedSql(assetGate, actor, permission, alias)})`

/** A link is the business of those who may do it to both ends: who may not see one end does not see the link. */
export const linkAccess: KindAccess = {
  always: (alias, actor, permission) =>
    sql`(${mayUseEnd(sql.ref(`${alias}.from_id`), actor, permission, 'lf')} and ${mayUseEnd(sql.ref(`${alias}.to_id`), actor, permission, 'lt')})`,
}
