import { sql } from 'kysely'
import { type FieldError, invalid } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import type { Span } from '../../../shared/reservations/repeat.ts'
import { bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { openTimes, type WorkCalendar } from '../../../shared/service-levels/work-time.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { readCalendar } from '../service-levels/index.ts'
import { audienceSql } from './reservations.policy.ts'

export type Pool = RowOf<typeof bookingPoolKind>

const hourMs = 3_600_000

/** A pool with its opening hours. */
export interface LoadedPool {
  pool: Pool
  /** Null: always open. */
  calendar: WorkCalendar | null
}

/** The pool, as far as whoever books may see it. @throws not_found */
export async function loadPool(context: ActionContext, id: string): Promise<LoadedPool> {
  const pool = await context.load(bookingPoolKind, id)
  return { pool, calendar: await readCalendar(context.db, pool.calendarId, context.services.timeZone) }
}

/** Both ends of a loan fall into opening hours; its end may be the very moment of closing. */
function isOpenAt(calendar: WorkCalendar | null, time: number): boolean {
  if (calendar === null) return true
  for (const { from, to } of openTimes(calendar, time - 1, time + 1)) if (from <= time && time <= to) return true
  return false
}

/** What the rules of the pool say against this span; every one of them, not only the first. */
export function refusalsOf({ pool, calendar }: LoadedPool, { startsAt, endsAt }: Span, now: Date): FieldError[] {
  const found: FieldError[] = []
  const say = (field: string, code: string, params: Record<string, number> = {}) => found.push({ field, code, params })
  const [start, end] = [startsAt.getTime(), endsAt.getTime()]
  const { maxHours, noticeHours, horizonDays } = pool
  if (maxHours !== null && end - start > maxHours * hourMs) say('endsAt', 'booking_too_long', { hours: maxHours })
  if (noticeHours !== null && start - now.getTime() < noticeHours * hourMs)
    say('startsAt', 'booking_too_soon', { hours: noticeHours })
  if (horizonDays !== null && start - now.getTime() > horizonDays * 24 * hourMs)
    say('startsAt', 'booking_too_far', { days: horizonDays })
  if (!isOpenAt(calendar, start)) say('startsAt', 'booking_closed')
  if (!isOpenAt(calendar, end)) say('endsAt', 'booking_closed')
  return found
}

/** A span that has some length and does not begin in the past: five minutes pass while one fills in a form. */
export function requireSpan({ startsAt, endsAt }: Span, now: Date | null): void {
  if (endsAt <= startsAt)
    throw invalid([{ field: 'endsAt', code: 'before_start', params: { start: startsAt.toISOString() } }])
  if (now !== null && startsAt.getTime() < now.getTime() - hourMs / 12)
    throw invalid([{ field: 'startsAt', code: 'past' }])
}

/** Is the pool meant for this person? */
export async function isMeantFor(context: ActionContext, poolId: string, userId: string): Promise<boolean> {
  const found = await sql<{ isMeant: boolean }>`
    select ${audienceSql('p', sql`u.id`, sql`u.entity_id`)} as is_meant
    from booking_pool p, app_user u where p.id = ${poolId} and u.id = ${userId}`.execute(context.db)
  return found.rows[0]?.isMeant === true
}
