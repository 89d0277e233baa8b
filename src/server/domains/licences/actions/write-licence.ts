import { sql } from 'kysely'
import { invalidField } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import { licenceKind } from '../../../../shared/licences/licences.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOnNew, toRow } from '../../../engine/kinds/crud.ts'
import { createSchema, idSchema, updateSchema } from '../../../engine/kinds/input-schema.ts'
import { today } from '../../../engine/today.ts'
import { recount } from '../compliance.ts'

type Licence = RowOf<typeof licenceKind>
type Values = Partial<Licence>

/** Figures of all licences that serve the same installs as these. */
export async function recountOf(context: ActionContext, ...licences: readonly Licence[]): Promise<void> {
  const software = licences.flatMap((licence) => licence.softwareId ?? [])
  await recount(context.db, today(context), software)
  // One without a program serves no other; its own seats still follow.
  for (const { id, softwareId } of licences) {
    if (softwareId === null)
      await sql`
        update licence set compliance = 'unknown', margin = null, install_count = 0, pool_seats = seats,
          assigned_count = (select count(*) from licence_seat where licence_id = ${id}) where id = ${id}`.execute(
        context.db,
      )
  }
}

/** A pack must not hold itself, however far down. */
async function refuseCycle(context: ActionContext, id: string, parentId: string | null | undefined): Promise<void> {
  if (parentId == null) return
  const found = await sql`
    with recursive above as (
      select id, parent_id from licence where id = ${parentId}
      union select l.id, l.parent_id from licence l join above a on l.id = a.parent_id)
    select 1 from above where id = ${id}`.execute(context.db)
  if (found.rows.length > 0) throw invalidField('parent', 'cycle')
}

export const createLicence = defineAction({
  name: 'licence.create',
  event: 'licence.created',
  input: createSchema(licenceKind),
  run: async (context, { input }) => {
    const row = await context.create(licenceKind, { allowsExcess: false, ...(toRow(licenceKind, input) as Values) })
    await requireOnNew(context, licenceKind, row.id, 'licence.create')
    await recountOf(context, row)
    return row
  },
})

export const updateLicence = defineAction({
  name: 'licence.update',
  event: 'licence.changed',
  input: updateSchema(licenceKind),
  on: { kind: licenceKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    const patch = toRow(licenceKind, input) as Values
    await refuseCycle(context, row.id, patch.parentId)
    const changed = await context.change(licenceKind, row, patch)
    await requireOnNew(context, licenceKind, row.id, 'licence.update')
    await recountOf(context, row, changed)
    return changed
  },
})

export const removeLicence = defineAction({
  name: 'licence.remove',
  permission: 'licence.delete',
  event: 'licence.removed',
  input: idSchema,
  on: { kind: licenceKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row }) => {
    await context.remove(licenceKind, row)
    await recountOf(context, row)
  },
})

export const restoreLicence = defineAction({
  name: 'licence.restore',
  permission: 'licence.delete',
  event: 'licence.restored',
  input: idSchema,
  on: { kind: licenceKind, id: (input) => input.id, trashed: true },
  run: async (context, { row }) => {
    await context.restore(licenceKind, row)
    await recountOf(context, row)
  },
})
