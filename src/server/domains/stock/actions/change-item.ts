import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { refreshItem } from '../ledger.ts'

type Values = Partial<RowOf<typeof stockItemKind>>

/** As for any kind; alert and order follow from the new thresholds at once. */
export const createItem = defineAction({
  name: 'stock-item.create',
  permission: 'stock.create',
  event: 'stock-item.created',
  input: createSchema(stockItemKind),
  run: async (context, { input }) => {
    const row = await context.create(stockItemKind, toRow(stockItemKind, input) as Values)
    await requireOnNew(context, stockItemKind, row.id, 'stock.create')
    await refreshItem(context, row.id)
    return row
  },
})

export const updateItem = defineAction({
  name: 'stock-item.update',
  permission: 'stock.update',
  event: 'stock-item.changed',
  input: updateSchema(stockItemKind),
  on: { kind: stockItemKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const changed = await context.change(stockItemKind, row, toRow(stockItemKind, input) as Values)
    await requireOnNew(context, stockItemKind, row.id, 'stock.update')
    await refreshItem(context, row.id)
    return changed
  },
})
