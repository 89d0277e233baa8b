import { sql } from 'kysely'
import { z } from 'zod'
import { dayText } from '../../../../shared/conditions/zoned-time.ts'
import { invalidField, wrongState } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { dayNumber } from '../../../../shared/recurrence/recurrence.ts'
import { onDay } from '../../../../shared/reservations/repeat.ts'
import { bookingKind, bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { withdrawOpen } from '../../approvals/index.ts'
import { askForBooking } from '../ask-for-booking.ts'
import { type Booking, checkRules, endOf } from '../booking-row.ts'
import { decide, orderOf } from '../booking-rules.ts'
import { holdThing } from '../hold-thing.ts'
import { type LoadedPool, loadPool, requireSpan } from '../pool-rules.ts'
import { moment, scopeInput, target, targetInput } from './booking-input.ts'

const changeable = ['asked', 'booked', 'lent']

/**
 * Moves a booking, gives it another thing, makes it longer or shorter. What is lent already only ends at another time. Of
 * a series the others move by as many days, to the same hour on the wall; one that does not fit holds up all.
 */
export const changeBooking = defineAction({
  name: 'booking.change',
  permission: 'booking.update',
  event: 'booking.changed',
  input: z.strictObject({
    ...targetInput,
    startsAt: moment.optional(),
    endsAt: moment.optional(),
    bookable: reference('bookable', { required: true }).schema.optional(),
    reason: z.string().trim().max(2000).nullish(),
    override: z.boolean().default(false),
    scope: scopeInput,
  }),
  on: target,
  run: async (context, { row, input }) => {
    if (!changeable.includes(row.state)) throw wrongState('change', row.state)
    const wish: Wish = {
      startsAt: input.startsAt ?? row.startsAt,
      endsAt: input.endsAt ?? row.endsAt,
      bookableId: (input.bookable as string | undefined) ?? row.bookableId,
      reason: input.reason === undefined ? row.reason : input.reason,
    }
    if (row.state === 'lent') {
      if (wish.startsAt.getTime() !== row.startsAt.getTime()) throw invalidField('startsAt', 'already_lent')
      if (wish.bookableId !== row.bookableId) throw invalidField('bookable', 'already_lent')
    }
    const loaded = await poolOf(context, row)
    const changed = await changeOne(context, loaded, row, wish, input.override)
    for (const other of await othersOf(context, row, input.scope))
      await changeOne(context, loaded, other, movedAlong(context, row, wish, other), input.override)
    return changed
  },
})

interface Wish {
  startsAt: Date
  endsAt: Date
  bookableId: string
  reason: string | null
}

/** Whoever has a booking may change it even when the pool was closed to him since. */
async function poolOf(context: ActionContext, row: Booking): Promise<LoadedPool> {
  if (await context.may('booking-pool.read', bookingPoolKind, row.poolId)) return loadPool(context, row.poolId)
  throw invalidField('pool', 'pool_closed')
}

async function changeOne(
  context: ActionContext,
  loaded: LoadedPool,
  row: Booking,
  wish: Wish,
  override: boolean,
): Promise<Booking> {
  const isMoved = +wish.startsAt !== +row.startsAt || +wish.endsAt !== +row.endsAt
  const isOther = wish.bookableId !== row.bookableId
  if (!isMoved && !isOther) return context.change(bookingKind, row, { reason: wish.reason })
  const isShorter = +wish.startsAt >= +row.startsAt && +wish.endsAt <= +row.endsAt
  requireSpan(wish, row.state === 'lent' ? null : context.now)
  // Giving time back is never against the rules.
  const beyond = isShorter ? [] : await checkRules(context, loaded, wish, override)
  const held = await holdThing(context, loaded, { span: wish, bookableId: wish.bookableId, except: row.id })
  const changed = await context.change(bookingKind, row, {
    startsAt: wish.startsAt,
    ...endOf(context, loaded.pool, wish.endsAt),
    reason: wish.reason,
    ...(isOther ? { bookableId: held.id, name: held.name, why: held.why } : {}),
    ...(beyond.length === 0 ? {} : { why: { ...row.why, beyond } }),
  })
  return askAgain(context, loaded, changed, isShorter && !isOther)
}

/**
 * What was approved was another booking: the pool and the rules are asked anew. What is lent already stays lent; of a
 * booking that only gives time back, only what still waits is looked at: perhaps nobody need decide any more.
 */
async function askAgain(context: ActionContext, { pool }: LoadedPool, row: Booking, isLess: boolean): Promise<Booking> {
  if (row.state === 'lent' || (isLess && row.state === 'booked')) return row
  const decision = await decide(context, pool, orderOf(row))
  await decision.keep(row.id)
  if (decision.approval === 'none' ? row.state === 'booked' : isLess) return row
  await withdrawOpen(context, { kind: bookingKind, id: row.id })
  const { rows } = await sql<Booking>`select * from booking where id = ${row.id}`.execute(context.db)
  const state = decision.approval === 'none' ? 'booked' : 'asked'
  const asked = await context.change(bookingKind, rows[0]!, { state })
  await askForBooking(context, decision, asked)
  return asked
}

/** The others of the series that are still to come, locked: they are of the same people and entity as the one, and so is the right to them. */
export async function othersOf(
  context: ActionContext,
  row: Booking,
  scope: 'one' | 'following' | 'all',
): Promise<Booking[]> {
  if (scope === 'one' || row.seriesId === null) return []
  const from = scope === 'all' ? context.now : row.startsAt
  const { rows } = await sql<Booking>`
    select * from booking where series_id = ${row.seriesId} and id <> ${row.id} and starts_at >= ${from}
      and state in ('asked', 'booked') order by starts_at, id for no key update`.execute(context.db)
  return rows
}

/** The same move for another of the series: so many days along, the new hour on the wall, as long as the new one. */
function movedAlong({ services }: ActionContext, row: Booking, wish: Wish, other: Booking): Wish {
  const zone = services.timeZone
  const dayOf = (at: Date) => dayNumber(dayText(at, zone))
  const startDay = dayOf(other.startsAt) + dayOf(wish.startsAt) - dayOf(row.startsAt)
  const nights = dayOf(wish.endsAt) - dayOf(wish.startsAt)
  return {
    startsAt: onDay(startDay, wish.startsAt, zone),
    endsAt: onDay(startDay + nights, wish.endsAt, zone),
    bookableId: wish.bookableId === row.bookableId ? other.bookableId : wish.bookableId,
    reason: wish.reason,
  }
}
