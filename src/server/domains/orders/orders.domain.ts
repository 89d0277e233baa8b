import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { invalid } from '../../../shared/errors.ts'
import { integer } from '../../../shared/fields/index.ts'
import { awaitingStates, isPossible } from '../../../shared/orders/order-states.ts'
import {
  billKind,
  catalogueItemKind,
  orderKind,
  orderLineKind,
  receptionKind,
  receptionLineKind,
} from '../../../shared/orders/orders.kinds.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { billOrder, checkBill, disputeBill, isBillPossible, payBill, removeBill, updateBill } from './actions/bills.ts'
import { createLine, removeLine, updateLine } from './actions/order-lines.ts'
import {
  approveOrder,
  cancelOrder,
  closeOrder,
  refuseOrder,
  reopenOrder,
  sendOrder,
  submitOrder,
} from './actions/order-steps.ts'
import { receiveOrder } from './actions/receive-order.ts'
import { undoReception } from './actions/undo-reception.ts'
import { createOrder, removeOrder, updateOrder } from './actions/write-order.ts'
import { numberSetting } from './order-number.ts'
import { throughOrder } from './orders.policy.ts'
import { orderRoutes } from './orders.routes.ts'

/** What is received must be known: things need a type, goods their item. */
const fitItem: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const whole = { ...row, ...values } as Record<string, unknown>
  const errors = [
    ...(whole.sort === 'asset' && whole.assetType == null ? [{ field: 'assetType', code: 'required' }] : []),
    ...(whole.sort === 'stock' && whole.stockItemId == null ? [{ field: 'stockItem', code: 'required' }] : []),
    ...(whole.validFrom != null && whole.validUntil != null && whole.validUntil < whole.validFrom
      ? [{ field: 'validUntil', code: 'before_start', params: { start: String(whole.validFrom) } }]
      : []),
  ]
  if (errors.length > 0) throw invalid(errors)
  return values
}

/** Orders to suppliers: priced lines, approval, deliveries, bills. */
export const ordersRoom: Room = {
  name: 'orders',
  kinds: [
    {
      kind: catalogueItemKind,
      crud: ['create', 'update', 'remove', 'restore'],
      prepare: fitItem,
      subtitle: (alias) => sql`concat_ws(' · ', ${sql.ref(`${alias}.code`)}, ${sql.ref(`${alias}.unit_price`)})`,
    },
    {
      kind: orderKind,
      hasDocuments: true,
      hasNotes: true,
      crud: ['restore'],
      possible: (record, verb) => isPossible(record.state, verb),
      exact: (row) => [{ sort: 'number', value: String(row.number) }],
      searchExtra: (_row, names) => names.supplier ?? '',
      subtitle: (alias) =>
        sql`concat_ws(' · ', ${sql.ref(`${alias}.number`)}, (select s.name from supplier s where s.id = ${sql.ref(`${alias}.supplier_id`)}))`,
    },
    { kind: orderLineKind, access: throughOrder },
    {
      kind: receptionKind,
      access: throughOrder,
      possible: (record, verb) => verb !== 'undo' || record.undoneAt == null,
    },
    { kind: receptionLineKind, access: throughOrder },
    { kind: billKind, access: throughOrder, possible: isBillPossible },
  ],
  actions: [
    createOrder,
    updateOrder,
    removeOrder,
    submitOrder,
    approveOrder,
    refuseOrder,
    sendOrder,
    cancelOrder,
    closeOrder,
    reopenOrder,
    createLine,
    updateLine,
    removeLine,
    receiveOrder,
    undoReception,
    billOrder,
    updateBill,
    removeBill,
    checkBill,
    disputeBill,
    payBill,
  ] as unknown as Action[],
  // Of two machines that were one, the kept one is what the delivery brought.
  belongings: [{ kind: assetKind.name, table: 'reception_asset', column: 'asset_id', key: 'reception_line_id' }],
  routes: orderRoutes,
  settings: [
    numberSetting,
    { key: 'orders.lateDays', field: integer({ required: true, min: 0, max: 365 }), default: 7 },
  ],
  dueDates: [
    {
      sort: 'delivery',
      kind: orderKind,
      field: 'dueOn',
      setting: 'orders.lateDays',
      where: (alias) =>
        sql`${sql.ref(`${alias}.state`)} in (${sql.join(awaitingStates.map((state) => sql.lit(state)))})`,
    },
  ],
}
