import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { assetTemplateKind } from '../../../shared/assets/life.kinds.ts'
import { CigaleError, invalid, invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { fromCents, share, toCents } from '../../../shared/management/cents.ts'
import { budgetKind, supplierKind } from '../../../shared/management/management.kinds.ts'
import type { receptionKind } from '../../../shared/orders/orders.kinds.ts'
import { actInside } from '../../engine/actions/act-inside.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { createAsset } from '../assets/index.ts'
import { setPurchase } from '../management/index.ts'
import { receiveStock } from '../stock/index.ts'
import type { Wanted } from './actions/receive-order.ts'
import type { Order, OrderLine } from './order-rows.ts'

export interface Arrival {
  order: Order
  reception: RowOf<typeof receptionKind>
  /** Of assets; that of their template when null. */
  stateId: string | null
}

/** An action of another room; what it refuses is said at the line that asked for it. */
export async function actAtLine<O>(
  context: ActionContext,
  action: Action<never, O>,
  input: object,
  field: string,
): Promise<O> {
  try {
    return await actInside(context, action, input)
  } catch (error) {
    if (error instanceof CigaleError && error.code === 'invalid')
      throw invalid(error.errors.map((each) => ({ ...each, field: `${field}.${each.field}` })))
    throw error
  }
}

/** What one costs without tax, the discount taken off, to the cent. */
const netPrice = (line: OrderLine): string =>
  fromCents(share(toCents(line.unitPrice ?? '0'), 10_000n - toCents(line.discount ?? '0'), 10_000n))

export async function moveStock(context: ActionContext, arrival: Arrival, { line, quantity, at }: Wanted) {
  const { order, reception } = arrival
  if (reception.locationId === null) throw invalidField('location', 'required')
  const written = await actAtLine(
    context,
    receiveStock,
    {
      id: line.stockItemId,
      location: reception.locationId,
      quantity: Number(quantity),
      unitPrice: netPrice(line),
      reference: reception.deliveryNote ?? order.number,
    },
    `lines.${at}`,
  )
  return written[0]!.id
}

/** One asset a unit, as its template and the order have it, with what is known of its purchase. */
export async function makeAssets(context: ActionContext, arrival: Arrival, wanted: Wanted, partId: string) {
  const { line, at } = wanted
  const start = await startOf(context, arrival, line)
  const purchase = await purchaseOf(context, arrival, line)
  const made: string[] = []
  for (let index = 0; index < Number(wanted.quantity); index += 1) {
    const own = { serial: wanted.serials[index] || null, inventoryNumber: wanted.inventoryNumbers[index] || null }
    const input = Object.fromEntries(Object.entries({ ...start, ...own }).filter(([, value]) => value != null))
    const asset = await actAtLine(context, createAsset, input, `lines.${at}`)
    await actAtLine(context, setPurchase, { id: asset.id, ...purchase }, `lines.${at}`)
    made.push(asset.id)
  }
  await sql`
    insert into reception_asset (reception_line_id, asset_id, made_version)
    select ${partId}::bigint, a.id, a.version from asset a where a.id = any(${made}::bigint[])`.execute(context.db)
  for (const id of made)
    context.note(assetKind, id, [
      { field: 'orderedBy', old: null, new: arrival.order.id, newText: arrival.order.number, of: 'order' },
    ])
}

async function startOf(context: ActionContext, { order, reception, stateId }: Arrival, line: OrderLine) {
  const found = await sql<RowOf<typeof assetTemplateKind>>`
    select * from asset_template where id = ${line.templateId} and asset_type = ${line.assetType} and deleted_at is null`.execute(
    context.db,
  )
  const template = found.rows[0]
  const modelId = line.modelId ?? template?.modelId ?? null
  const models = await sql<{ name: string; manufacturerId: string | null }>`
    select name, manufacturer_id from model where id = ${modelId}`.execute(context.db)
  return {
    type: line.assetType,
    name: template?.assetName ?? models.rows[0]?.name ?? line.designation,
    entity: order.entityId,
    state: stateId ?? template?.stateId,
    location: reception.locationId ?? template?.locationId,
    group: template?.groupId,
    technician: template?.technicianId,
    supportGroup: template?.supportGroupId,
    manufacturer: models.rows[0]?.manufacturerId ?? template?.manufacturerId,
    model: modelId,
    comment: template?.assetComment,
    ...(template === undefined ? {} : { custom: template.custom }),
  }
}

/** Whoever receives may not see the budget or the supplier of an upper entity; the machine is received all the same. */
async function purchaseOf(context: ActionContext, { order, reception }: Arrival, line: OrderLine) {
  const seen = async (permission: string, kind: typeof budgetKind | typeof supplierKind, id: string | null) =>
    id !== null && (context.actor.type === 'system' || (await context.mayOn(permission, kind, [id])).has(id))
      ? id
      : null
  return {
    supplier: await seen('supplier.read', supplierKind, order.supplierId),
    budget: await seen('budget.read', budgetKind, order.budgetId),
    orderNumber: order.number,
    deliveryNote: reception.deliveryNote,
    price: netPrice(line),
    orderedOn: order.orderedOn,
    deliveredOn: reception.receivedOn,
    warrantyMonths: line.warrantyMonths,
  }
}
