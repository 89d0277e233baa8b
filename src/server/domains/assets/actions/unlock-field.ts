import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { propertyOf, type RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

type Asset = RowOf<typeof assetKind>

/** Gives a field back to inventory: the lock goes and the value last observed is shown again. */
export const unlockField = defineAction({
  name: 'asset.unlock',
  event: 'asset.unlocked',
  input: z.strictObject({ id: z.string(), field: z.string().max(100), version: z.int().optional() }),
  on: { kind: assetKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const { asset, gone } = await giveBack(context, row as Asset, [input.field])
    if (gone.length === 0) throw invalidField('field', 'not_locked')
    return asset
  },
})

/** The same for several fields, or all, of many assets at once; what is not locked stays as it is. */
export const unlockFields = defineAction({
  name: 'asset.unlock-fields',
  permission: 'asset.unlock',
  event: 'asset.unlocked',
  input: z.strictObject({
    id: z.string(),
    version: z.int().optional(),
    /** None named: every field. */
    fields: z.array(z.string().max(100)).max(100).default([]),
  }),
  on: { kind: assetKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const { asset } = await giveBack(context, row as Asset, input.fields.length === 0 ? null : input.fields)
    return asset
  },
})

/** @param fields null = every locked one */
async function giveBack(
  context: ActionContext,
  row: Asset,
  fields: readonly string[] | null,
): Promise<{ asset: Asset; gone: string[] }> {
  const which = fields === null ? sql`` : sql`and field = any(${[...fields]}::text[])`
  const found = await sql<{ field: string }>`
    delete from asset_lock where asset_id = ${row.id} ${which} returning field`.execute(context.db)
  const gone = found.rows.map(({ field }) => field).sort()
  if (gone.length === 0) return { asset: row, gone }
  context.note(
    assetKind,
    row.id,
    gone.map((field) => ({ field: `lock:${field}`, old: true, new: false })),
  )
  const values = gone.map((field) => [field, observedValue(row, field)] as const)
  const known = values.filter(([, value]) => value !== undefined)
  if (known.length === 0) return { asset: row, gone }
  const isOwn = (field: string) => assetKind.fields[field as keyof typeof assetKind.fields] === undefined
  const patch = Object.fromEntries(
    known
      .filter(([field]) => !isOwn(field))
      .map(([field, value]) => [propertyOf(field, assetKind.fields[field as keyof typeof assetKind.fields]), value]),
  )
  return { asset: await context.change(assetKind, row, patch as Partial<Asset>), gone }
}

/** What inventory last said. Of a maker only the name was kept at first: what it is here comes with the next message. */
function observedValue(row: Asset, name: string): unknown {
  const observed = (row.observed as Record<string, { value: unknown; taken?: string | null }> | null)?.[name]
  const field = assetKind.fields[name as keyof typeof assetKind.fields]
  return observed?.taken ?? (field?.type === 'reference' ? undefined : observed?.value)
}
