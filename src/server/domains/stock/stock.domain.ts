import { sql } from 'kysely'
import { cartridgeKind, stockItemKind, stockLevelKind, stockMovementKind } from '../../../shared/stock/stock.kinds.ts'
import type { ExactHandle, Room } from '../../engine/house.ts'
import { createItem, updateItem } from './actions/change-item.ts'
import { issueStock, returnStock } from './actions/issue-stock.ts'
import { correctStock, transferStock } from './actions/move-stock.ts'
import { receiveStock } from './actions/receive-stock.ts'
import { reverseMovement } from './actions/reverse-movement.ts'
import { addModel, removeModel, setLevel } from './actions/set-level.ts'
import { wearCartridge } from './actions/wear-cartridge.ts'
import { levelRelation, printerRelation, throughItem } from './stock.access.ts'
import { stockRoutes } from './stock.routes.ts'

const handlesOf = (row: Record<string, unknown>): ExactHandle[] =>
  (['reference', 'barcode'] as const).flatMap((sort) => {
    const value = row[sort]
    return typeof value === 'string' && value !== '' ? [{ sort, value }] : []
  })

/** The stores: what is held in numbers, where, and who got it. */
export const stockRoom: Room = {
  name: 'stock',
  kinds: [
    {
      kind: stockItemKind,
      hasDocuments: true,
      hasNotes: true,
      copied: {},
      relations: { level: levelRelation, printer: printerRelation },
      exact: handlesOf,
      searchExtra: (_row, names) => names.manufacturer ?? '',
      subtitle: (alias) =>
        sql`concat_ws(' · ', ${sql.ref(`${alias}.reference`)}, ${sql.ref(`${alias}.quantity`)} || coalesce(' ' || ${sql.ref(`${alias}.unit`)}, ''))`,
      crud: ['remove', 'restore'],
    },
    { kind: stockLevelKind, access: throughItem },
    {
      kind: stockMovementKind,
      access: throughItem,
      possible: (record) => record.isReversed !== true && record.reverses == null,
    },
    { kind: cartridgeKind, access: throughItem, possible: (record) => record.state === 'installed' },
  ],
  actions: [
    createItem,
    updateItem,
    receiveStock,
    issueStock,
    returnStock,
    transferStock,
    correctStock,
    setLevel,
    addModel,
    removeModel,
    reverseMovement,
    wearCartridge,
  ],
  routes: stockRoutes,
}
