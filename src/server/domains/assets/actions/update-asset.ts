import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { propertyOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { isSame } from '../../../engine/changes/describe-change.ts'
import { requireOnAll, requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { updateSchema } from '../../../engine/kinds/input-schema.ts'
import { changeByRules, hasUpdateRules } from './asset-by-rules.ts'

type Asset = RowOf<typeof assetKind> & { observed: Record<string, unknown> }

/**
 * Changes an asset. A person who changes a field that inventory feeds locks that field, and only that one: from then on
 * the declared value is shown and the observed one stays beside it.
 */
export const updateAsset = defineAction({
  name: 'asset.update',
  event: 'asset.changed',
  input: updateSchema(assetKind),
  on: { kind: assetKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const patch = patchOf(row as Asset, input)
    await lockChangedFields(context, [{ row: row as Asset, patch }])
    const changed = await changeByRules(context, row, patch)
    await requireOnNew(context, assetKind, row.id, 'asset.update')
    return changed
  },
  many: async (context, given) => {
    const pairs = given.map(({ row, input }) => ({ row: row as Asset, patch: patchOf(row as Asset, input) }))
    await lockChangedFields(context, pairs)
    const rows: RowOf<typeof assetKind>[] = []
    if (await hasUpdateRules(context))
      for (const { row, patch } of pairs) rows.push(await changeByRules(context, row, patch))
    else rows.push(...(await context.changeMany(assetKind, pairs)))
    await requireOnAll(context, assetKind, rows, 'asset.update')
    return rows
  },
})

function patchOf(row: Asset, input: Record<string, unknown>): Record<string, unknown> {
  const patch = toRow(assetKind, input)
  if (patch.custom !== undefined) patch.custom = { ...row.custom, ...(patch.custom as object) }
  return patch
}

async function lockChangedFields(
  context: ActionContext,
  pairs: readonly { row: Asset; patch: Record<string, unknown> }[],
): Promise<void> {
  if (context.actor.type !== 'person') return
  const locks = pairs.flatMap(({ row, patch }) =>
    fedAndChanged(row, patch).map((field) => ({ asset_id: row.id, field })),
  )
  if (locks.length === 0) return
  await sql`
    insert into asset_lock (asset_id, field, user_id)
    select asset_id, field, ${context.actor.userId}
    from jsonb_to_recordset(${JSON.stringify(locks)}::jsonb) as l(asset_id bigint, field text)
    on conflict (asset_id, field) do update set user_id = excluded.user_id, created_at = now()`.execute(context.db)
}

/** Fields that inventory feeds and that this patch would change. */
function fedAndChanged(row: Asset, patch: Record<string, unknown>): string[] {
  if (row.lastInventoryAt === null) return []
  return Object.entries(assetKind.fields)
    .filter(([name, field]) => {
      const property = propertyOf(name, field)
      return (
        field.fed === true && patch[property] !== undefined && !isSame(row[property as keyof Asset], patch[property])
      )
    })
    .map(([name]) => name)
}
