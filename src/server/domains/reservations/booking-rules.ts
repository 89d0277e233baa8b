import { bookingRules } from '../../../shared/reservations/booking.rules.ts'
import { bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { refuseBy } from '../../engine/rules/outcome.ts'
import { keepTrace } from '../../engine/rules/rule-traces.ts'
import { shape } from '../../engine/rules/shape.ts'
import type { Booking, Order } from './booking-row.ts'
import type { Pool } from './pool-rules.ts'

/** Who decides over a booking. */
export interface Decision {
  approval: Pool['approval']
  approverGroupId: string | null
  /** The rule that said so, when it was not the pool. */
  rule: string | null
  /** Keeps what the rules did with the booking that came of it. */
  keep(bookingId: string): Promise<void>
}

/**
 * What the pool says about approval, and then the rules.
 * @throws `invalid` (`refused_by_rule`) when a rule refuses the booking
 */
export async function decide(context: ActionContext, pool: Pool, order: Order): Promise<Decision> {
  const row = { ...draftOf(context, pool, order), approval: pool.approval, approverGroupId: pool.approverGroupId }
  const outcome = await shape(context, bookingRules, { row, relations: {} })
  if (outcome === null) return { ...own(pool), keep: async () => {} }
  refuseBy(outcome)
  return {
    approval: row.approval,
    approverGroupId: row.approverGroupId,
    rule: outcome.authors.get('approval')?.name ?? null,
    keep: (id) => keepTrace(context, bookingRules.name, { kind: bookingKind.name, id }, outcome.trace),
  }
}

const own = ({ approval, approverGroupId }: Pool) => ({ approval, approverGroupId, rule: null })

const hourMs = 3_600_000

/** The booking as it is about to be; the thing is the named one, if any. Length and days ahead as the table counts them. */
const draftOf = (context: ActionContext, pool: Pool, { span, ...order }: Order) => ({
  entityId: pool.entityId,
  poolId: pool.id,
  bookableId: order.bookableId,
  userId: order.userId,
  authorId: context.actor.userId,
  seriesId: order.seriesId,
  startsAt: span.startsAt,
  endsAt: span.endsAt,
  hours: Math.ceil((+span.endsAt - +span.startsAt) / hourMs),
  daysAhead: Math.max(0, Math.floor((+span.startsAt - +context.now) / (24 * hourMs))),
  reason: order.reason,
  ticketId: order.ticketId,
})

/** The order that a booking stands for, to ask the rules again. */
export const orderOf = (booking: Booking): Order => ({
  userId: booking.userId,
  span: { startsAt: booking.startsAt, endsAt: booking.endsAt },
  bookableId: booking.bookableId,
  reason: booking.reason,
  ticketId: booking.ticketId,
  seriesId: booking.seriesId,
  beyond: [],
})
