import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RelationSql } from '../../engine/house.ts'

const of = (column: string, outer: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = ${sql.ref(`${outer}.id`)}`

/** `purchase.warrantyEnd:<=+90d` in the list of assets. */
export const purchaseOfAsset: RelationSql = {
  from: sql`purchase xp`,
  record: 'xp',
  on: (outer) => of('xp.asset_id', outer),
  fields: {
    id: sql`xp.id`,
    orderNumber: sql`xp.order_number`,
    price: sql`xp.price`,
    warrantyEnd: sql`xp.warranty_end`,
  },
}

export const contractsOfAsset: RelationSql = {
  from: sql`contract_asset xl join contract xc on xc.id = xl.contract_id and xc.deleted_at is null`,
  record: 'xc',
  on: (outer) => of('xl.asset_id', outer),
  fields: { id: sql`xc.id`, name: sql`xc.name`, number: sql`xc.number` },
}

export const contractsOfLicence: RelationSql = {
  from: sql`contract_licence yl join contract yc on yc.id = yl.contract_id and yc.deleted_at is null`,
  record: 'yc',
  on: (outer) => of('yl.licence_id', outer),
  fields: { id: sql`yc.id`, name: sql`yc.name`, number: sql`yc.number` },
}

export const contractRelations: Record<string, RelationSql> = {
  asset: {
    from: sql`contract_asset cl join asset ca on ca.id = cl.asset_id and ca.deleted_at is null`,
    record: 'ca',
    on: (outer) => of('cl.contract_id', outer),
    fields: { id: sql`ca.id`, name: sql`ca.name`, serial: sql`ca.serial`, type: sql`ca.type` },
  },
  licence: {
    from: sql`contract_licence el join licence en on en.id = el.licence_id and en.deleted_at is null`,
    record: 'en',
    on: (outer) => of('el.contract_id', outer),
    fields: { id: sql`en.id`, name: sql`en.name` },
  },
  partner: {
    from: sql`contract_partner cp join supplier cs on cs.id = cp.supplier_id and cs.deleted_at is null`,
    record: 'cs',
    on: (outer) => of('cp.contract_id', outer),
    fields: { id: sql`cs.id`, name: sql`cs.name` },
  },
  cost: {
    from: sql`contract_cost cc`,
    on: (outer) => of('cc.contract_id', outer),
    fields: { name: sql`cc.name`, amount: sql`cc.amount`, budget: sql`cc.budget_id` },
  },
}

export const supplierRelations: Record<string, RelationSql> = {
  contact: {
    from: sql`supplier_contact sl join contact st on st.id = sl.contact_id and st.deleted_at is null`,
    record: 'st',
    on: (outer) => of('sl.supplier_id', outer),
    fields: { id: sql`st.id`, name: sql`st.name`, email: sql`st.email` },
  },
  contract: {
    from: sql`contract sk`,
    record: 'sk',
    on: (outer) =>
      sql`sk.deleted_at is null and (sk.supplier_id = ${sql.ref(`${outer}.id`)} or exists (
        select 1 from contract_partner sp where sp.contract_id = sk.id and sp.supplier_id = ${sql.ref(`${outer}.id`)}))`,
    fields: { id: sql`sk.id`, name: sql`sk.name`, number: sql`sk.number` },
  },
}

export const contactRelations: Record<string, RelationSql> = {
  supplier: {
    from: sql`supplier_contact tl join supplier ts on ts.id = tl.supplier_id and ts.deleted_at is null`,
    record: 'ts',
    on: (outer) => of('tl.contact_id', outer),
    fields: { id: sql`ts.id`, name: sql`ts.name` },
  },
}
