import { z } from 'zod'
import { invalidField } from '../../../../shared/errors.ts'
import { repeatSchema, type Span } from '../../../../shared/reservations/repeat.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { askForBooking } from '../ask-for-booking.ts'
import { checkRules, forWhom, type Order, writeBooking } from '../booking-row.ts'
import { type LoadedPool, loadPool, requireSpan } from '../pool-rules.ts'
import { bookSeries } from '../series.ts'
import { orderInput } from './booking-input.ts'

const input = z.strictObject(orderInput)
type Input = z.infer<typeof input>

/** Books one thing, or any of a pool, for a time. */
export const book = defineAction({
  name: 'booking.book',
  event: 'booking.booked',
  input,
  run: async (context, { input: given }) => {
    const { loaded, order } = await prepareOrder(context, given)
    const beyond = await checkRules(context, loaded, order.span, given.override)
    const { booking, decision } = await writeBooking(context, loaded, { ...order, beyond })
    await askForBooking(context, decision, booking)
    return booking
  },
})

/** Books the same again and again. Those that are taken or against the rules are refused all together, or left out by choice. */
export const repeatBooking = defineAction({
  name: 'booking-series.book',
  permission: 'booking.book',
  event: 'booking-series.booked',
  input: z.strictObject({ ...orderInput, repeats: repeatSchema, skipRefused: z.boolean().default(false) }),
  run: async (context, { input: { repeats, skipRefused, ...given } }) => {
    const { loaded, order } = await prepareOrder(context, given)
    return bookSeries(context, loaded, order, { repeats, skipRefused, override: given.override })
  },
})

/** What one and many have in common: the pool, whom it is for, the terms, the case it is about. */
async function prepareOrder(context: ActionContext, given: Input): Promise<{ loaded: LoadedPool; order: Order }> {
  const span: Span = { startsAt: given.startsAt, endsAt: given.endsAt }
  requireSpan(span, context.now)
  const loaded = await loadPool(context, given.pool as string)
  const userId = await forWhom(context, loaded.pool, given.user as string | null | undefined)
  if (loaded.pool.terms !== null && !given.termsAccepted && context.actor.type === 'person')
    throw invalidField('termsAccepted', 'terms_required')
  const ticketId = (given.ticket ?? null) as string | null
  if (ticketId !== null) await context.load(ticketKind, ticketId)
  const bookableId = (given.bookable ?? null) as string | null
  return {
    loaded,
    order: { userId, span, bookableId, reason: given.reason || null, ticketId, seriesId: null, beyond: [] },
  }
}
