import { z } from 'zod'
import { wrongState } from '../../../../shared/errors.ts'
import { bookingKind } from '../../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { withdrawOpen } from '../../approvals/index.ts'
import type { Booking } from '../booking-row.ts'
import { scopeInput, target, targetInput } from './booking-input.ts'
import { othersOf } from './change-booking.ts'

/** Nobody needs it any more: the thing is free again. */
export const cancelBooking = defineAction({
  name: 'booking.cancel',
  event: 'booking.cancelled',
  input: z.strictObject({ ...targetInput, why: z.string().trim().max(500).nullish(), scope: scopeInput }),
  on: target,
  run: async (context, { row, input }) => {
    if (row.state !== 'booked' && row.state !== 'asked') throw wrongState('cancel', row.state)
    const cancelled = await cancelOne(context, row, input.why ?? null)
    for (const other of await othersOf(context, row, input.scope)) await cancelOne(context, other, input.why ?? null)
    return cancelled
  },
})

async function cancelOne(context: ActionContext, row: Booking, why: string | null): Promise<Booking> {
  const cancelled = await context.change(bookingKind, row, { state: 'cancelled' })
  if (why !== null && why !== '') context.note(bookingKind, row.id, [{ field: 'reason', old: null, new: why }])
  await withdrawOpen(context, { kind: bookingKind, id: row.id })
  return cancelled
}
