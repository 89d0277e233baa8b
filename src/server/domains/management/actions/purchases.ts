import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { purchaseKind } from '../../../../shared/management/management.kinds.ts'
import { lastDayAfter } from '../../../../shared/management/months.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'

type Purchase = RowOf<typeof purchaseKind>

/** The warranty begins with its own date, else with the delivery, else with the purchase. */
export function withWarranty(row: Partial<Purchase>): Partial<Purchase> {
  const start = row.warrantyStart ?? row.deliveredOn ?? row.purchasedOn ?? null
  const months = row.warrantyMonths ?? null
  const warrantyEnd = start === null || months === null || months === 0 ? null : lastDayAfter(start, months)
  return { ...row, warrantyEnd }
}

/** Dates that cannot follow each other so. */
export function refuseNonsense(row: Partial<Purchase>): void {
  if (row.orderedOn != null && row.deliveredOn != null && row.deliveredOn < row.orderedOn)
    throw invalidField('deliveredOn', 'before_start', { start: row.orderedOn })
  if (row.decommissionedOn != null && row.usedSince != null && row.decommissionedOn < row.usedSince)
    throw invalidField('decommissionedOn', 'before_start', { start: row.usedSince })
}

export const createPurchase = defineAction({
  name: 'purchase.create',
  event: 'purchase.created',
  input: createSchema(purchaseKind),
  run: async (context, { input }) => {
    const given = toRow(purchaseKind, input) as Partial<Purchase>
    refuseNonsense(given)
    const row = await context.create(purchaseKind, withWarranty(given))
    await requireOnNew(context, purchaseKind, row.id, 'purchase.create')
    return row
  },
})

export const updatePurchase = defineAction({
  name: 'purchase.update',
  event: 'purchase.changed',
  input: updateSchema(purchaseKind),
  on: { kind: purchaseKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const changed = await write(context, row, toRow(purchaseKind, input) as Partial<Purchase>)
    await requireOnNew(context, purchaseKind, row.id, 'purchase.update')
    return changed
  },
})

function write(context: ActionContext, row: Purchase, patch: Partial<Purchase>): Promise<Purchase> {
  const after = { ...row, ...patch }
  refuseNonsense(after)
  return context.change(purchaseKind, row, withWarranty(after))
}

const { asset: _asset, ...ownFields } = purchaseKind.fields
const setSchema = updateSchema({ ...purchaseKind, fields: ownFields })

/**
 * Writes purchase facts of an asset whether it has any yet or not: one order of thirty machines is told once, as a bulk
 * act on the machines.
 */
export const setPurchase = defineAction({
  name: 'asset.set-purchase',
  permission: 'purchase.update',
  event: 'asset.purchase-set',
  input: setSchema,
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const patch = toRow(purchaseKind, input) as Partial<Purchase>
    const found = await sql<Purchase>`select * from purchase where asset_id = ${row.id} for update`.execute(context.db)
    const known = found.rows[0]
    if (known !== undefined) return write(context, known, patch)
    const fresh = { depreciation: 'none' as const, ...patch, assetId: row.id }
    refuseNonsense(fresh)
    return context.create(purchaseKind, withWarranty(fresh))
  },
})
