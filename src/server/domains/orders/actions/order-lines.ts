import { sql } from 'kysely'
import { invalid, invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { catalogueItemKind, orderKind, orderLineKind } from '../../../../shared/orders/orders.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { today } from '../../../engine/today.ts'
import { lockOrder, type Order, type OrderLine, refreshTotals, requirePossible } from '../order-rows.ts'

type Item = RowOf<typeof catalogueItemKind>

/** So many lines of so much fit in a total; nobody orders more in one go. */
const mostLines = 200
const mostOfLine = 1_000_000_000n

const draftOnly = 'submit'

/** A line of a draft. What the catalogue says of its item is taken over where nothing else is said. */
export const createLine = defineAction({
  name: 'order-line.create',
  permission: 'order.update',
  event: 'order-line.created',
  input: createSchema(orderLineKind),
  run: async (context, { input }) => {
    const order = await lockOrder(context, String(input.order), 'order.update')
    requirePossible(order, draftOnly)
    const given = toRow(orderLineKind, input) as Partial<OrderLine>
    const known = await sql<{ count: number; last: number }>`
      select count(*)::int as count, coalesce(max(position), 0) as last from order_line where order_id = ${order.id}`.execute(
      context.db,
    )
    const { count, last } = known.rows[0]!
    if (count >= mostLines) throw invalidField('order', 'order_full', { max: mostLines })
    const values = await completed(context, order, given, given)
    const line = await context.create(orderLineKind, { position: last + 1, ...values, received: '0' })
    await followLine(context, order, line, 'new')
    return line
  },
})

export const updateLine = defineAction({
  name: 'order-line.update',
  permission: 'order.update',
  event: 'order-line.changed',
  input: updateSchema(orderLineKind),
  on: { kind: orderLineKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const order = await lockOrder(context, row.orderId, 'order.update')
    requirePossible(order, draftOnly)
    const given = toRow(orderLineKind, input) as Partial<OrderLine>
    if (given.orderId !== undefined && given.orderId !== row.orderId) throw invalidField('order', 'reference')
    const isOther = given.itemId !== undefined && given.itemId !== row.itemId
    // Another item brings its own words and price; else what stands there stays.
    const values = await completed(context, order, given, isOther ? given : { ...row, ...given })
    const line = await context.change(orderLineKind, row, { ...given, ...values })
    await followLine(context, order, line, 'changed')
    return line
  },
})

export const removeLine = defineAction({
  name: 'order-line.remove',
  permission: 'order.update',
  event: 'order-line.removed',
  input: idSchema,
  on: { kind: orderLineKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    const order = await lockOrder(context, row.orderId, 'order.update')
    requirePossible(order, draftOnly)
    await context.remove(orderLineKind, row)
    await followLine(context, order, row, 'old')
  },
})

/** What the item gives, below what was said; and what a line cannot do without. */
async function completed(
  context: ActionContext,
  order: Order,
  given: Partial<OrderLine>,
  whole: Partial<OrderLine>,
): Promise<Partial<OrderLine>> {
  const item = whole.itemId == null ? null : await itemInForce(context, order, whole.itemId)
  const line = {
    ...(item === null ? {} : fromItem(item)),
    ...said(whole),
    ...(item === null ? {} : { itemId: item.id }),
  } as Partial<OrderLine>
  const sort = line.sort ?? 'service'
  const missing = [
    ...(line.designation ? [] : ['designation']),
    ...(line.unitPrice == null ? ['unitPrice'] : []),
    ...(sort === 'asset' && line.assetType == null ? ['assetType'] : []),
    ...(sort === 'stock' && line.stockItemId == null ? ['stockItem'] : []),
  ]
  if (missing.length > 0) throw invalid(missing.map((field) => ({ field, code: 'required' })))
  refuseNonsense(line, sort)
  return { ...given, ...line, sort, orderId: order.id }
}

const said = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))

/** Things are whole, and sums stay within what an amount can hold. */
function refuseNonsense(line: Partial<OrderLine>, sort: string): void {
  if (sort !== 'service' && String(line.quantity).includes('.') && /\.\d*[1-9]/.test(String(line.quantity)))
    throw invalidField('quantity', 'whole_quantity')
  const [units = '0'] = String(line.quantity).split('.')
  const [euros = '0'] = String(line.unitPrice).split('.')
  if ((BigInt(units) + 1n) * (BigInt(euros) + 1n) > mostOfLine)
    throw invalidField('unitPrice', 'too_big', { max: Number(mostOfLine) })
}

const fromItem = (item: Item): Partial<OrderLine> => ({
  itemId: item.id,
  designation: item.name,
  code: item.code,
  sort: item.sort,
  assetType: item.assetType,
  modelId: item.modelId,
  templateId: item.templateId,
  stockItemId: item.stockItemId,
  unit: item.unit,
  unitPrice: item.unitPrice,
  taxRate: item.taxRate,
  warrantyMonths: item.warrantyMonths,
})

/**
 * The item as it is priced on the day of the order: itself, or the line of the same supplier and code that is in force then.
 *
 * @throws `invalid` on `item` for another supplier's, and when no price is in force that day
 */
async function itemInForce(context: ActionContext, order: Order, id: string): Promise<Item> {
  const item = await context.load(catalogueItemKind, id).catch(() => {
    throw invalidField('item', 'reference')
  })
  if (item.supplierId !== order.supplierId) throw invalidField('item', 'item_of_other')
  const day = order.orderedOn ?? today(context)
  const found = await sql<Item>`
    select * from catalogue_item where supplier_id = ${item.supplierId} and code = ${item.code} and is_active and deleted_at is null
      and coalesce(valid_from <= ${day}::date, true) and coalesce(valid_until >= ${day}::date, true)
    order by id = ${item.id} desc, valid_from desc nulls last, id desc`.execute(context.db)
  const seen = await context.mayOn(
    'catalogue.read',
    catalogueItemKind,
    found.rows.map((row) => row.id),
  )
  const inForce = found.rows.find((row) => context.actor.type === 'system' || seen.has(row.id))
  if (inForce === undefined) throw invalidField('item', 'item_not_in_force', { day })
  return inForce
}

/** History of the order and its totals follow. */
async function followLine(
  context: ActionContext,
  order: Order,
  line: OrderLine,
  side: 'new' | 'changed' | 'old',
): Promise<void> {
  const text = `${line.quantity} × ${line.designation}`
  context.note(orderKind, order.id, [
    side === 'old'
      ? { field: 'line', old: line.id, new: null, oldText: text }
      : { field: 'line', old: null, new: line.id, newText: text },
  ])
  await refreshTotals(context, order.id)
  await context.touch(orderKind, order)
}
