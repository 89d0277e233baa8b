import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

/** Writes down why a declared value wins over the observed one. */
export const explainLock = defineAction({
  name: 'asset.explain-lock',
  permission: 'asset.update',
  event: 'asset.changed',
  input: z.strictObject({ id: z.string(), field: z.string().max(100), reason: z.string().trim().max(500) }),
  on: { kind: assetKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await sql<{ old: string | null }>`
      update asset_lock l set reason = ${input.reason} from (select reason as old, id from asset_lock where asset_id = ${row.id} and field = ${input.field}) o
      where l.id = o.id returning o.old`.execute(context.db)
    if (found.rows.length === 0) throw invalidField('field', 'not_locked')
    context.note(assetKind, row.id, [{ field: `lock:${input.field}`, old: found.rows[0]!.old, new: input.reason }])
    return row
  },
})
