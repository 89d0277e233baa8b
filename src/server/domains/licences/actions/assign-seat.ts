import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { Kind, RowOf } from '../../../../shared/kinds/define-kind.ts'
import { licenceKind, licenceSeatKind } from '../../../../shared/licences/licences.kinds.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { asReference } from '../../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { requireOneOf } from '../../../engine/changes/one-of.ts'
import { recountOf } from './write-licence.ts'

const id = idInput

/** Gives a seat to a person or to a machine; the licence is locked, so that the last seat is given once. */
export const assignSeat = defineAction({
  name: 'licence.assign',
  event: 'licence.assigned',
  input: z.strictObject({ id, user: id.nullish(), asset: id.nullish(), comment: z.string().trim().max(500).nullish() }),
  on: { kind: licenceKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    requireOneOf(licenceSeatKind, { userId: input.user, assetId: input.asset })
    const holder =
      input.user == null
        ? { field: 'asset', kind: assetKind, id: input.asset! }
        : { field: 'user', kind: userKind, id: input.user }
    const name = await nameOfKnown(context, holder.kind, holder.field, holder.id)
    await requireSeat(context, row)
    const seat = await context.create(licenceSeatKind, {
      licenceId: row.id,
      userId: input.user ?? null,
      assetId: input.asset ?? null,
      comment: input.comment || null,
    })
    context.note(licenceKind, row.id, [{ field: 'seat', old: null, new: seat.id, newText: name }])
    await recountOf(context, row)
    return seat
  },
})

async function nameOfKnown(context: ActionContext, kind: Kind, field: string, recordId: string): Promise<string> {
  const record = await asReference(field, context.load(kind, recordId))
  return String((record as unknown as { name: string }).name)
}

async function requireSeat(context: ActionContext, licence: RowOf<typeof licenceKind>): Promise<void> {
  if (licence.seats === null || licence.allowsExcess) return
  const found = await sql<{ used: number }>`
    select count(*)::int as used from licence_seat where licence_id = ${licence.id}`.execute(context.db)
  if (found.rows[0]!.used >= licence.seats) throw invalidField('user', 'no_seat', { seats: licence.seats })
}

/** Takes a seat back. */
export const unassignSeat = defineAction({
  name: 'licence.unassign',
  permission: 'licence.assign',
  event: 'licence.unassigned',
  input: z.strictObject({ id, seat: id }),
  on: { kind: licenceKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const found = await sql<RowOf<typeof licenceSeatKind> & { holder: string }>`
      select t.*, coalesce(u.name, a.name) as holder from licence_seat t left join app_user u on u.id = t.user_id left join asset a on a.id = t.asset_id
      where t.id = ${input.seat} and t.licence_id = ${row.id}`.execute(context.db)
    const seat = found.rows[0]
    if (seat === undefined) throw invalidField('seat', 'reference')
    await context.remove(licenceSeatKind, seat)
    context.note(licenceKind, row.id, [{ field: 'seat', old: seat.id, new: null, oldText: seat.holder }])
    await recountOf(context, row)
    return row
  },
})
