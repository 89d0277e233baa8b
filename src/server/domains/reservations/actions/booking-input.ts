import { z } from 'zod'
import { idInput } from '../../../../shared/fields/id.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** What every booking says. */
export const orderInput = {
  pool: reference('booking-pool', { required: true }).schema,
  /** Left out: any of the pool. */
  bookable: reference('bookable').schema.optional(),
  /** Left out: whoever books. */
  user: reference('user').schema.optional(),
  startsAt: moment,
  endsAt: moment,
  reason: z.string().trim().max(2000).nullish(),
  ticket: reference('ticket').schema.optional(),
  /** The terms of the pool, where it has some. */
  termsAccepted: z.boolean().default(false),
  /** Sets the rules of the pool aside (with the permission); never a booking of somebody else. */
  override: z.boolean().default(false),
}

/** One of a series, it and those after it, or all that are still to come. */
export const scopeInput = z.enum(['one', 'following', 'all']).default('one')

export const target = {
  kind: bookingKind,
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}
export const targetInput = { id: idInput, version: z.int().optional() }
export { moment }
