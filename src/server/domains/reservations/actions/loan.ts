import { sql } from 'kysely'
import { z } from 'zod'
import { conditions } from '../../../../shared/assets/life.kinds.ts'
import { conflict, wrongState } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import { actInside } from '../../../engine/actions/act-inside.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { attach } from '../../../engine/attachments.ts'
import { dayIn } from '../../../engine/today.ts'
import { handOverAsset, returnAsset } from '../../assets/index.ts'
import type { Booking } from '../booking-row.ts'
import { target, targetInput } from './booking-input.ts'

const said = {
  ...targetInput,
  condition: z.enum(conditions).nullish(),
  comment: z.string().trim().max(2000).nullish(),
  /** What goes along: bag, charger. Kept with the hand-over of the asset. */
  accessories: z.string().trim().max(2000).nullish(),
  /** Pictures, and the signature drawn on the screen: files sent before. */
  documents: z.array(idInput).max(20).default([]),
}

/**
 * The thing is given to whoever booked it. An asset of the register gets him as its holder until the day the booking
 * ends, by the same act as any hand-over, in its own history.
 */
export const lendBooking = defineAction({
  name: 'booking.lend',
  event: 'booking.lent',
  input: z.strictObject(said),
  on: target,
  run: async (context, { row, input }) => {
    if (row.state !== 'booked') throw wrongState('lend', row.state)
    await requireHere(context, row)
    const assetId = await assetOf(context, row)
    if (assetId !== null) {
      const today = dayIn(context.now, context.services.timeZone)
      await onAsset(context, handOverAsset, {
        id: assetId,
        user: row.userId,
        // Handed over late in the evening of the last day, or after it: due today.
        dueOn: row.dueOn < today ? today : row.dueOn,
        condition: input.condition ?? null,
        accessories: input.accessories || null,
        comment: input.comment || null,
      })
    }
    await attach(context, { kind: bookingKind, recordId: row.id }, input.documents)
    return context.change(bookingKind, row, {
      state: 'lent',
      lentAt: context.now,
      lenderId: context.actor.userId,
      conditionOut: input.condition ?? null,
      commentOut: input.comment || null,
      // Fetched before its time: it is in use from now on, and the constraint says whether it may be.
      ...(row.startsAt > context.now ? { startsAt: context.now } : {}),
    })
  },
})

/** The thing is back. Before its time: whoever comes next may have it. */
export const returnBooking = defineAction({
  name: 'booking.return',
  permission: 'booking.lend',
  event: 'booking.returned',
  input: z.strictObject(said),
  on: target,
  run: async (context, { row, input }) => {
    if (row.state !== 'lent') throw wrongState('return', row.state)
    const assetId = await assetOf(context, row)
    if (assetId !== null && (await isHeldBy(context, assetId, row.userId)))
      await onAsset(context, returnAsset, {
        id: assetId,
        condition: input.condition ?? null,
        accessories: input.accessories || null,
        comment: input.comment || null,
      })
    await attach(context, { kind: bookingKind, recordId: row.id }, input.documents)
    return context.change(bookingKind, row, {
      state: 'returned',
      returnedAt: context.now,
      receiverId: context.actor.userId,
      conditionIn: input.condition ?? null,
      commentIn: input.comment || null,
    })
  },
})

/** One cannot hand over what the one before has not brought back. */
async function requireHere(context: ActionContext, row: Booking): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select u.name from booking b join app_user u on u.id = b.user_id
    where b.bookable_id = ${row.bookableId} and b.state = 'lent' and b.id <> ${row.id} limit 1`.execute(context.db)
  if (rows[0] !== undefined) throw conflict('not_back', { name: row.name, by: rows[0].name })
  if (row.startsAt <= context.now) return
  const between = await sql`
    select 1 from booking b where b.bookable_id = ${row.bookableId} and b.id <> ${row.id}
      and b.state in ('asked', 'booked') and b.starts_at < ${row.startsAt} and b.blocked_until > ${context.now} limit 1`.execute(
    context.db,
  )
  if (between.rows.length > 0) throw conflict('booked_before', { name: row.name })
}

async function assetOf(context: ActionContext, row: Booking): Promise<string | null> {
  const { rows } = await sql<{ assetId: string | null }>`
    select t.asset_id from bookable t join asset a on a.id = t.asset_id and a.deleted_at is null
    where t.id = ${row.bookableId}`.execute(context.db)
  return rows[0]?.assetId ?? null
}

/** Given to somebody else since, by hand: that is not ours to end. */
async function isHeldBy(context: ActionContext, assetId: string, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from asset where id = ${assetId} and user_id = ${userId}`.execute(context.db)
  return rows.length > 0
}

const onAsset = (context: ActionContext, action: typeof handOverAsset | typeof returnAsset, input: object) =>
  actInside(context, action as never, input)
