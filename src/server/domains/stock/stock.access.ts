import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { through } from '../../engine/access/through.ts'
import type { RelationSql } from '../../engine/house.ts'

/** What one may do with an item one may do with its levels, its ledger and its cartridges. */
export const throughItem = through({ kind: stockItemKind }, 'item_id')

export const levelRelation: RelationSql = {
  from: sql`stock_level rl join location rp on rp.id = rl.location_id`,
  on: (outer): RawBuilder<SqlBool> => sql`rl.item_id = ${sql.ref(`${outer}.id`)}`,
  fields: {
    id: sql`rl.id`,
    place: sql`rp.complete_name`,
    location: sql`rl.location_id`,
    quantity: sql`rl.quantity`,
    isLow: sql`rl.is_low`,
    toOrder: sql`rl.to_order`,
  },
}

/** Models of printers that take the cartridge. */
export const printerRelation: RelationSql = {
  from: sql`stock_item_model rm join model rn on rn.id = rm.model_id`,
  record: 'rn',
  on: (outer): RawBuilder<SqlBool> => sql`rm.item_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`rn.id`, name: sql`rn.name` },
}
