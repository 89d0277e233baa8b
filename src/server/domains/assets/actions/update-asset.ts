import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { propertyOf } from '../../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { isSame } from '../../../engine/changes/describe-change.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { updateSchema } from '../../../engine/kinds/input-schema.ts'

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
    const patch = toRow(assetKind, input)
    if (patch.custom !== undefined) patch.custom = { ...row.custom, ...(patch.custom as object) }
    await lockChangedFields(context, row as Asset, patch)
    const changed = await context.change(assetKind, row, patch)
    await requireOnNew(context, assetKind, row.id, 'asset.update')
    return changed
  },
})

async function lockChangedFields(context: ActionContext, row: Asset, patch: Record<string, unknown>): Promise<void> {
  if (context.actor.type !== 'person' || row.lastInventoryAt === null) return
  const fields = Object.entries(assetKind.fields).filter(([name, field]) => {
    const property = propertyOf(name, field)
    return field.fed === true && patch[property] !== undefined && !isSame(row[property as keyof Asset], patch[property])
  })
  if (fields.length === 0) return
  const names = fields.map(([name]) => name)
  await sql`
    insert into asset_lock (asset_id, field, user_id)
    select ${row.id}, field, ${context.actor.userId} from unnest(${names}::text[]) as field
    on conflict (asset_id, field) do update set user_id = excluded.user_id, created_at = now()`.execute(context.db)
}
