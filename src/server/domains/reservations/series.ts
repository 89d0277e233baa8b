import { CigaleError, conflict, type FieldError, invalidField } from '../../../shared/errors.ts'
import { occurrencesOf, type Repeat, type Span } from '../../../shared/reservations/repeat.ts'
import { bookingSeriesKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { askForBooking } from './ask-for-booking.ts'
import { checkRules, type Order, type Written, writeBooking } from './booking-row.ts'
import type { LoadedPool } from './pool-rules.ts'

interface Options {
  repeats: Repeat
  /** Leave out what cannot be booked, instead of booking nothing. */
  skipRefused: boolean
  override: boolean
}

export interface BookedSeries {
  id: string
  booked: number
  /** Those left out, by when they would have been. */
  refused: { startsAt: string; endsAt: string; why: string }[]
}

/**
 * Writes the plan and a booking for each of its times, all in one transaction. The named thing, or whichever of the pool
 * is free each time: the first one is asked for again, so that a series keeps its thing where it can.
 *
 * @throws `conflict` listing every time that cannot be booked, unless they are to be left out
 */
export async function bookSeries(
  context: ActionContext,
  loaded: LoadedPool,
  order: Order,
  { repeats, skipRefused, override }: Options,
): Promise<BookedSeries> {
  const spans = occurrencesOf(order.span, repeats, context.services.timeZone)
  if (spans.length === 0) throw invalidField('repeats.until', 'repeats_never')
  const series = await context.create(bookingSeriesKind, {
    name: loaded.pool.name,
    entityId: loaded.pool.entityId,
    poolId: loaded.pool.id,
    userId: order.userId,
    authorId: context.actor.userId,
    repeats,
    startsAt: spans[0]!.startsAt,
    endsAt: spans[0]!.endsAt,
    reason: order.reason,
  })
  const booked: Written[] = []
  const refused: { span: Span; error: CigaleError }[] = []
  let preferred = order.bookableId
  for (const span of spans) {
    const one = await bookOne(context, loaded, { ...order, span, seriesId: series.id }, preferred, override)
    if (one instanceof CigaleError) refused.push({ span, error: one })
    else {
      booked.push(one)
      preferred ??= one.booking.bookableId
    }
  }
  if (booked.length === 0 || (refused.length > 0 && !skipRefused))
    throw conflict('series_refused', { count: refused.length, of: spans.length }, refused.map(asLine))
  for (const { booking, decision } of booked) await askForBooking(context, decision, booking)
  return {
    id: series.id,
    booked: booked.length,
    refused: refused.map(({ span, error }) => ({
      startsAt: span.startsAt.toISOString(),
      endsAt: span.endsAt.toISOString(),
      why: reasonOf(error),
    })),
  }
}

/** One time of the plan. What refuses it has written nothing, so that the others go on in the same transaction. */
async function bookOne(
  context: ActionContext,
  loaded: LoadedPool,
  order: Order,
  preferred: string | null,
  override: boolean,
): Promise<Written | CigaleError> {
  try {
    const beyond = await checkRules(context, loaded, order.span, override)
    if (order.bookableId === null && preferred !== null) {
      const again = await orRefusal(writeBooking(context, loaded, { ...order, bookableId: preferred, beyond }))
      if (!(again instanceof CigaleError)) return again
    }
    return await writeBooking(context, loaded, { ...order, beyond })
  } catch (error) {
    if (error instanceof CigaleError) return error
    throw error
  }
}

const orRefusal = (work: Promise<Written>): Promise<Written | CigaleError> =>
  work.catch((error: unknown) => {
    if (error instanceof CigaleError) return error
    throw error
  })

const reasonOf = (error: CigaleError): string => String(error.params.reason ?? error.errors[0]?.code ?? error.code)

const asLine = ({ span, error }: { span: Span; error: CigaleError }): FieldError => ({
  field: 'occurrence',
  code: `occurrence_${reasonOf(error)}`,
  params: {
    ...error.params,
    ...error.errors[0]?.params,
    startsAt: span.startsAt.toISOString(),
    endsAt: span.endsAt.toISOString(),
  },
})
