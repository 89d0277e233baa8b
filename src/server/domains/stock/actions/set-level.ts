import { sql } from 'kysely'
import { z } from 'zod'
import { modelKind } from '../../../../shared/assets/assets.kinds.ts'
import { stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { refreshItem } from '../ledger.ts'
import { itemTarget, known, knownPlace, onItem, referenceInput } from '../movement-input.ts'

const amount = z.int().min(0).max(1_000_000).nullable()

interface Level {
  threshold: number | null
  target: number | null
}

/** Alert and target of one place, whether anything has lain there yet or not. */
export const setLevel = defineAction({
  name: 'stock-item.set-level',
  permission: 'stock.update',
  event: 'stock-item.changed',
  input: z.strictObject({ ...onItem, location: referenceInput, threshold: amount, target: amount }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    const place = await knownPlace(context, 'location', input.location)
    const before = await sql<Level>`
      select threshold, target from stock_level where item_id = ${row.id} and location_id = ${place.id}`.execute(
      context.db,
    )
    await sql`
      insert into stock_level (item_id, location_id, threshold, target) values (${row.id}, ${place.id}, ${input.threshold}, ${input.target})
      on conflict (item_id, location_id) do update set threshold = excluded.threshold, target = excluded.target`.execute(
      context.db,
    )
    const changes = (['threshold', 'target'] as const)
      .filter((field) => (before.rows[0]?.[field] ?? null) !== input[field])
      .map((field) => ({
        field: `level.${field}`,
        old: before.rows[0]?.[field] ?? null,
        new: input[field],
        newText: `${input[field] ?? '—'} · ${place.completeName}`,
      }))
    if (changes.length > 0) context.note(stockItemKind, row.id, changes)
    await refreshItem(context, row.id)
    return input
  },
})

/** Printers that take this cartridge, by model. */
export const addModel = defineAction({
  name: 'stock-item.add-model',
  permission: 'stock.update',
  event: 'stock-item.changed',
  input: z.strictObject({ ...onItem, model: referenceInput }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    const model = await known(context, modelKind, 'model', input.model)
    const added = await sql`
      insert into stock_item_model (item_id, model_id) values (${row.id}, ${model.id}) on conflict do nothing returning 1`.execute(
      context.db,
    )
    if (added.rows.length > 0)
      context.note(stockItemKind, row.id, [{ field: 'printer', old: null, new: model.id, newText: model.name }])
    return input
  },
})

export const removeModel = defineAction({
  name: 'stock-item.remove-model',
  permission: 'stock.update',
  event: 'stock-item.changed',
  input: z.strictObject({ ...onItem, model: referenceInput }),
  on: itemTarget,
  run: async (context, { row, input }) => {
    const gone = await sql<{ name: string }>`
      with gone as (delete from stock_item_model where item_id = ${row.id} and model_id = ${input.model} returning model_id)
      select m.name from gone join model m on m.id = gone.model_id`.execute(context.db)
    const name = gone.rows[0]?.name
    if (name !== undefined)
      context.note(stockItemKind, row.id, [{ field: 'printer', old: input.model, new: null, oldText: name }])
    return input
  },
})
