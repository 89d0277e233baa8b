import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { allowedSql } from '../../engine/access/visible.ts'
import type { KindAccess, KindEntry } from '../../engine/house.ts'

const gate: KindEntry = { kind: stocktakeKind }

/** Lines and scans are seen with their campaign. */
export const throughStocktake: KindAccess = {
  always: (alias, actor, permission): RawBuilder<SqlBool> =>
    sql`exists (select 1 from stocktake gs where gs.id = ${sql.ref(`${alias}.stocktake_id`)} and gs.deleted_at is null and ${allowedSql(gate, actor, permission, 'gs')})`,
}
