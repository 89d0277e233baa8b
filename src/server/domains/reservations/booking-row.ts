import { invalid, invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import type { Span } from '../../../shared/reservations/repeat.ts'
import { bookingKind, bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { dayIn } from '../../engine/today.ts'
import { type Decision, decide } from './booking-rules.ts'
import { type Held, holdThing } from './hold-thing.ts'
import { isMeantFor, type LoadedPool, type Pool, refusalsOf } from './pool-rules.ts'

export type Booking = RowOf<typeof bookingKind>

/** The end of a booking in the columns that follow from it. */
export const endOf = ({ services }: ActionContext, pool: Pick<Pool, 'bufferMinutes'>, endsAt: Date) => ({
  endsAt,
  blockedUntil: new Date(endsAt.getTime() + (pool.bufferMinutes ?? 0) * 60_000),
  dueOn: dayIn(endsAt, services.timeZone),
})

/**
 * May the actor set aside the rules of the pool? Only when he asks for it, and over its entity. What is set aside stands in
 * the booking.
 *
 * @throws `invalid` with every rule that stands against it
 */
export async function checkRules(
  context: ActionContext,
  loaded: LoadedPool,
  span: Span,
  isOverride: boolean,
): Promise<string[]> {
  const refusals = refusalsOf(loaded, span, context.now)
  if (!loaded.pool.isOpen) refusals.push({ field: 'pool', code: 'pool_closed' })
  if (refusals.length === 0) return []
  if (!isOverride || !(await maySetAside(context, loaded.pool))) throw invalid(refusals)
  return refusals.map(({ code }) => code)
}

const maySetAside = async (context: ActionContext, pool: Pool): Promise<boolean> =>
  context.actor.type === 'system' ||
  (isAllowed(context.actor, 'booking.override') && (await context.may('booking.override', bookingPoolKind, pool.id)))

/** For whom it is: oneself, or with the permission somebody else. @throws `forbidden`-like `invalid` on `user` */
export async function forWhom(context: ActionContext, pool: Pool, given: string | null | undefined): Promise<string> {
  const own = context.actor.userId
  const userId = given ?? own
  if (userId === null) throw invalidField('user', 'required')
  if (userId !== own) {
    await context.load(userKind, userId)
    const may =
      context.actor.type === 'system' || (await context.may('booking.book-for-others', bookingPoolKind, pool.id))
    if (!may) throw invalidField('user', 'booking_for_others')
  }
  if (!(await isMeantFor(context, pool.id, userId))) throw invalidField('user', 'booking_not_offered')
  return userId
}

export interface Order {
  userId: string
  span: Span
  bookableId: string | null
  reason: string | null
  ticketId: string | null
  seriesId: string | null
  beyond: readonly string[]
}

/** A booking as written, and who decides over it: to be asked by the caller. */
export interface Written {
  booking: Booking
  decision: Decision
}

/** Writes one booking, its thing being held. @throws `invalid` when a rule refuses it */
export async function writeBooking(context: ActionContext, loaded: LoadedPool, order: Order): Promise<Written> {
  const { pool } = loaded
  const held: Held = await holdThing(context, loaded, { span: order.span, bookableId: order.bookableId })
  const decision = await decide(context, pool, { ...order, bookableId: held.id })
  const booking = await context.create(bookingKind, {
    name: held.name,
    entityId: pool.entityId,
    poolId: pool.id,
    bookableId: held.id,
    userId: order.userId,
    authorId: context.actor.userId,
    seriesId: order.seriesId,
    state: decision.approval === 'none' ? 'booked' : 'asked',
    startsAt: order.span.startsAt,
    ...endOf(context, pool, order.span.endsAt),
    reason: order.reason,
    ticketId: order.ticketId,
    termsAt: pool.terms === null ? null : context.now,
    why: {
      ...held.why,
      ...(order.beyond.length === 0 ? {} : { beyond: [...order.beyond] }),
      ...(decision.rule === null ? {} : { approvalRule: decision.rule }),
    },
  })
  await decision.keep(booking.id)
  return { booking, decision }
}
