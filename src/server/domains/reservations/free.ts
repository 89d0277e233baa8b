import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Span } from '../../../shared/reservations/repeat.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

const dayMs = 86_400_000

/** What holds a thing: everything but what is over. The words of the constraint `booking_apart`. */
export const holds = (alias: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.state`)} in ('asked', 'booked', 'lent')`

/** A thing that is not back when it should be is not counted on for another day. */
const lateSql = (alias: string, span: Span, now: Date) => sql<SqlBool>`(${sql.ref(`${alias}.state`)} = 'lent'
  and ${sql.ref(`${alias}.ends_at`)} < ${now} and ${span.startsAt}::timestamptz < ${new Date(now.getTime() + dayMs)})`

/** Does this booking keep the thing from being booked for the span? */
export const clashes = (
  alias: string,
  span: Span,
  buffer: RawBuilder<unknown>,
  now: Date,
) => sql<SqlBool>`(${holds(alias)}
  and (tstzrange(${sql.ref(`${alias}.starts_at`)}, ${sql.ref(`${alias}.blocked_until`)})
    && tstzrange(${span.startsAt}::timestamptz, ${span.endsAt}::timestamptz + make_interval(mins => coalesce(${buffer}, 0)))
    or ${lateSql(alias, span, now)}))`

/** What the register says of a thing that cannot be lent, by its state: broken, lost, given up. */
export const isUnfit = (state: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${state}.phase`)} in ('in_repair', 'lost', 'retired')`

/** The thing can be used at all: it is in its pool, and the register does not say that it is broken, lost or given up. */
export const usable = (alias: string): RawBuilder<SqlBool> => sql<SqlBool>`(not ${sql.ref(`${alias}.is_out`)}
  and ${sql.ref(`${alias}.deleted_at`)} is null and not exists (
    select 1 from asset ua left join asset_state us on us.id = ua.state_id where ua.id = ${sql.ref(`${alias}.asset_id`)}
      and (ua.deleted_at is not null or ${isUnfit('us')})))`

export interface FreeThing {
  id: string
  name: string
  /** Hours for which it was and will be booked, 90 days around. */
  hours: number
}

/**
 * Things of a pool that nobody has for the span, the least used first: wear is shared, and none is forgotten in a
 * cupboard. `except` is the booking that is being moved.
 */
export async function freeOfPool(
  db: Kysely<Tables>,
  poolId: string,
  span: Span,
  { now, except = null }: { now: Date; except?: string | null },
): Promise<FreeThing[]> {
  const found = await sql<FreeThing>`
    select t.id, t.name, coalesce((
      select extract(epoch from sum(u.ends_at - u.starts_at)) / 3600 from booking u
      where u.bookable_id = t.id and u.state in ('asked', 'booked', 'lent', 'returned')
        and u.starts_at between ${new Date(now.getTime() - 90 * dayMs)} and ${new Date(now.getTime() + 90 * dayMs)}), 0)::float as hours
    from bookable t join booking_pool p on p.id = t.pool_id
    where t.pool_id = ${poolId} and ${usable('t')} and not exists (
      select 1 from booking b where b.bookable_id = t.id and b.id is distinct from ${except}::bigint
        and ${clashes('b', span, sql`p.buffer_minutes`, now)})
    order by hours, t.id`.execute(db)
  return found.rows
}

export interface Clash {
  id: string
  startsAt: Date
  endsAt: Date
  userId: string
}

/** The booking that has the thing during the span, the earliest. */
export async function clashOf(
  db: Kysely<Tables>,
  bookableId: string,
  span: Span,
  { now, except = null, bufferMinutes }: { now: Date; except?: string | null; bufferMinutes: number | null },
): Promise<Clash | null> {
  const found = await sql<Clash>`
    select b.id, b.starts_at, b.ends_at, b.user_id from booking b
    where b.bookable_id = ${bookableId} and b.id is distinct from ${except}::bigint
      and ${clashes('b', span, sql`${bufferMinutes}::int`, now)}
    order by b.starts_at limit 1`.execute(db)
  return found.rows[0] ?? null
}

export interface Slot extends Span {
  bookableId: string
  name: string
}

/** How far around what was wished a free time is looked for. */
const lookBackDays = 3
const lookAheadDays = 21

interface Busy {
  id: string
  name: string
  times: [number, number][]
}

/** The free times of this length nearest to what was wished, one a thing, three at most. `fits`: what the pool's rules allow. */
export async function nearestFree(
  db: Kysely<Tables>,
  which: { poolId: string; bookableId: string | null },
  span: Span,
  { now, bufferMinutes, fits }: { now: Date; bufferMinutes: number | null; fits: (span: Span) => boolean },
): Promise<Slot[]> {
  const from = Math.max(now.getTime(), span.startsAt.getTime() - lookBackDays * dayMs)
  const until = span.startsAt.getTime() + lookAheadDays * dayMs
  const things = await busyTimes(db, which, from, until)
  const length = span.endsAt.getTime() - span.startsAt.getTime()
  const wished = span.startsAt.getTime()
  const slots = things.flatMap(({ id, name, times }) => {
    const starts = startsBetween(times, { length, buffer: (bufferMinutes ?? 0) * 60_000, from, until, wished })
    const start = starts.find((at) => fits({ startsAt: new Date(at), endsAt: new Date(at + length) }))
    return start === undefined
      ? []
      : [{ bookableId: id, name, startsAt: new Date(start), endsAt: new Date(start + length) }]
  })
  const distance = (slot: Slot) => Math.abs(slot.startsAt.getTime() - wished)
  return slots.toSorted((a, b) => distance(a) - distance(b)).slice(0, 3)
}

async function busyTimes(
  db: Kysely<Tables>,
  { poolId, bookableId }: { poolId: string; bookableId: string | null },
  from: number,
  until: number,
): Promise<Busy[]> {
  const found = await sql<{ id: string; name: string; times: { from: string; to: string }[] }>`
    select t.id, t.name, coalesce((
      select json_agg(json_build_object('from', b.starts_at, 'to', b.blocked_until) order by b.starts_at) from booking b
      where b.bookable_id = t.id and ${holds('b')} and b.blocked_until > ${new Date(from)} and b.starts_at < ${new Date(until + 30 * dayMs)}), '[]') as times
    from bookable t where t.pool_id = ${poolId} and ${usable('t')}
      and (${bookableId}::bigint is null or t.id = ${bookableId}::bigint)
    order by t.id limit 200`.execute(db)
  return found.rows.map(({ id, name, times }) => ({
    id,
    name,
    times: times.map((each) => [Date.parse(each.from), Date.parse(each.to)]),
  }))
}

/**
 * Where a span of this length could begin, nearest to the wish first: as soon as the thing is free, so that it ends when
 * the next one begins, and at the wished hour of each day.
 */
export function startsBetween(
  busy: readonly [number, number][],
  {
    length,
    buffer,
    from,
    until,
    wished,
  }: { length: number; buffer: number; from: number; until: number; wished: number },
): number[] {
  const need = length + buffer
  const edges = busy.flatMap(([begin, end]) => [end, begin - need])
  const daily = Array.from(
    { length: lookBackDays + lookAheadDays + 1 },
    (_, index) => wished + (index - lookBackDays) * dayMs,
  )
  const isFree = (at: number) => busy.every(([begin, end]) => at >= end || at + need <= begin)
  return [...new Set([...edges, ...daily])]
    .filter((at) => at >= from && at <= until && isFree(at))
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
}
