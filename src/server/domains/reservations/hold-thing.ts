import { sql } from 'kysely'
import { conflict, type FieldError, invalidField } from '../../../shared/errors.ts'
import type { Span } from '../../../shared/reservations/repeat.ts'
import { type BookingWhy, bookingKind } from '../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { clashOf, freeOfPool, nearestFree, type Slot, usable } from './free.ts'
import { type LoadedPool, refusalsOf } from './pool-rules.ts'

export interface Held {
  id: string
  name: string
  why: BookingWhy
}

interface Wish {
  span: Span
  /** Null: any of the pool. */
  bookableId: string | null
  /** The booking that is being moved. */
  except?: string | null
}

/**
 * Finds the thing for a booking and keeps others from it until the transaction ends: whoever wants the same thing waits
 * here, and then sees what was booked. What this does not catch the constraint `booking_apart` does.
 *
 * @throws `conflict` naming what stands in the way, with the nearest free times in `errors`
 */
export async function holdThing(context: ActionContext, loaded: LoadedPool, wish: Wish): Promise<Held> {
  return wish.bookableId === null ? holdAny(context, loaded, wish) : holdNamed(context, loaded, wish, wish.bookableId)
}

async function holdNamed(context: ActionContext, loaded: LoadedPool, wish: Wish, id: string): Promise<Held> {
  const thing = await lockThing(context, id)
  if (thing === null || thing.poolId !== loaded.pool.id) throw invalidField('bookable', 'reference')
  if (!thing.isUsable) throw invalidField('bookable', 'bookable_out')
  const { span, except = null } = wish
  const { bufferMinutes } = loaded.pool
  const clash = await clashOf(context.db, id, span, { now: context.now, except, bufferMinutes })
  if (clash === null) return { id, name: thing.name, why: { rule: 'named' } }
  const slots = await slotsFor(context, loaded, wish)
  const when = { name: thing.name, from: said(context, clash.startsAt), until: said(context, clash.endsAt) }
  // Whose it is, only to those who may read that booking.
  if (await context.may('booking.read', bookingKind, clash.id)) {
    const { rows } = await sql<{ name: string }>`select name from app_user where id = ${clash.userId}`.execute(
      context.db,
    )
    throw conflict('booking_taken_by', { ...when, by: rows[0]!.name, booking: clash.id }, slots)
  }
  throw conflict('booking_taken', when, slots)
}

/** The least used of those that are free; one that somebody else takes at this very moment is passed over. */
async function holdAny(context: ActionContext, loaded: LoadedPool, wish: Wish): Promise<Held> {
  const { span, except = null } = wish
  const { id: poolId, bufferMinutes } = loaded.pool
  const free = await freeOfPool(context.db, poolId, span, { now: context.now, except })
  for (const { id, name, hours } of free) {
    const thing = await lockThing(context, id)
    if (thing === null || !thing.isUsable || thing.poolId !== poolId) continue
    const clash = await clashOf(context.db, id, span, { now: context.now, except, bufferMinutes })
    if (clash === null)
      return { id, name, why: { rule: 'least-used', free: free.length, hours: Math.round(hours * 10) / 10 } }
  }
  throw conflict('pool_taken', { name: loaded.pool.name }, await slotsFor(context, loaded, wish))
}

async function lockThing(context: ActionContext, id: string) {
  const found = await sql<{ poolId: string; name: string; isUsable: boolean }>`
    select t.pool_id, t.name, ${usable('t')} as is_usable from bookable t
    where t.id = ${id} and t.deleted_at is null for no key update of t`.execute(context.db)
  return found.rows[0] ?? null
}

/** The nearest free times as lines of the refusal, in words and for machines. */
async function slotsFor(context: ActionContext, loaded: LoadedPool, { span, bookableId }: Wish): Promise<FieldError[]> {
  const { id: poolId, bufferMinutes } = loaded.pool
  const fits = (slot: Span) => refusalsOf(loaded, slot, context.now).length === 0
  const slots = await nearestFree(context.db, { poolId, bookableId }, span, { now: context.now, bufferMinutes, fits })
  return slots.map((slot) => asError(context, slot))
}

const asError = (context: ActionContext, { bookableId, name, startsAt, endsAt }: Slot): FieldError => ({
  field: 'slot',
  code: 'free_slot',
  params: {
    bookable: bookableId,
    name,
    from: said(context, startsAt),
    until: said(context, endsAt),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  },
})

/** Day and hour where the house stands, in the person's language. */
const said = ({ actor, services }: ActionContext, at: Date): string =>
  new Intl.DateTimeFormat(actor.language === 'en' ? 'en-GB' : 'fr-FR', {
    timeZone: services.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
