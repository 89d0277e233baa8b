import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { stockItemKind, stockLevelKind, stockMovementKind } from '../../../../shared/stock/stock.kinds.ts'
import { api } from '../../../engine/api.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { type MovementValues, type MovementVerb, movementInput } from './movement-form.ts'

const touched = [stockItemKind.plural, stockLevelKind.plural, stockMovementKind.plural, 'cartridges']

/** Lists and pages that a movement changes are read again. */
export function useStockRefresh(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => Promise.all(touched.map((plural) => client.invalidateQueries({ queryKey: [plural] })))
}

const done: Record<MovementVerb, string> = {
  issue: 'issued',
  receive: 'received',
  return: 'returned',
  transfer: 'transferred',
  correct: 'corrected',
}

/** Sends a movement; the toast offers to take it back to whoever may. */
export function useMovement(verb: MovementVerb): (item: Json, values: MovementValues) => Promise<void> {
  const { t } = useTranslation()
  const can = useCan()
  const refresh = useStockRefresh()
  return async (item, values) => {
    await api.post(`/${stockItemKind.plural}/${item.id}/${verb}`, movementInput(verb, values))
    await refresh()
    const undo = async () => {
      const filter = {
        all: [
          { field: 'item', op: 'is', value: item.id },
          { field: 'author', op: 'is', value: '@me' },
        ],
      } as never
      const { items } = await readPage(stockMovementKind, { filter, sort: '-at', fields: ['at'] }, { limit: 1 })
      if (items[0] !== undefined) await api.post(`/${stockMovementKind.plural}/${items[0].id}/reverse`, {})
      await refresh()
    }
    toast.done(
      t(`stock.dialog.${done[verb]}`, { quantity: values.quantity ?? 0, name: titleOf(stockItemKind, item) }),
      can('stock.correct') ? { undo } : {},
    )
  }
}

/** How many of an item lie at a place; null = not known yet. */
export function useHere(itemId: string | undefined, placeId: string | undefined): number | null {
  const filter = {
    all: [
      { field: 'item', op: 'is', value: itemId },
      { field: 'location', op: 'is', value: placeId },
    ],
  } as never
  const { data } = useQuery({
    queryKey: [stockLevelKind.plural, 'here', itemId, placeId],
    queryFn: ({ signal }) => readPage(stockLevelKind, { filter, fields: ['quantity'] }, { limit: 1 }, signal),
    enabled: itemId !== undefined && placeId !== undefined,
  })
  return data === undefined ? null : Number(data.items[0]?.quantity ?? 0)
}
