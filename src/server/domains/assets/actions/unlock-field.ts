import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { propertyOf, type RowOf } from '../../../../shared/kinds/define-kind.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'

/** Gives a field back to inventory: the lock goes and the value last observed is shown again. */
export const unlockField = defineAction({
  name: 'asset.unlock',
  event: 'asset.unlocked',
  input: z.strictObject({ id: z.string(), field: z.string().max(100), version: z.int().optional() }),
  on: { kind: assetKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const gone =
      await sql`delete from asset_lock where asset_id = ${row.id} and field = ${input.field} returning field`.execute(
        context.db,
      )
    if (gone.rows.length === 0) throw invalidField('field', 'not_locked')
    const field = assetKind.fields[input.field as keyof typeof assetKind.fields]
    const observed = (row as unknown as RowOf<typeof assetKind>).observed[input.field]
    context.note(assetKind, row.id, [{ field: `lock:${input.field}`, old: true, new: false }])
    // Of a maker only the name was kept at first: what it is here comes with the next message.
    const value = observed?.taken ?? (field?.type === 'reference' ? undefined : observed?.value)
    if (value === undefined) return row
    return context.change(assetKind, row, { [propertyOf(input.field, field)]: value } as Partial<
      RowOf<typeof assetKind>
    >)
  },
})
