import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { CigaleError, notFound, rateLimited } from '../../../../shared/errors.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { FileAnswer } from '../../../engine/house.ts'
import { hashToken, loadActor } from '../../people/index.ts'
import { calendarAnswer } from '../calendar-answer.ts'
import { type Feed, feedEvents } from './feed-events.ts'

/** Programs look every few minutes; more is a mistake of theirs. */
const mostReadsAMinute = 30

type FoundFeed = Feed & { userId: string; windowReads: number }

/**
 * The calendar behind a secret address, with the rights that its owner has at this moment. An address that leads nowhere, a
 * revoked one and that of somebody who has left answer alike. The secret is looked up by its hash: how long that takes tells
 * nothing of it.
 *
 * @throws `not_found`, `rate_limited`
 */
export async function readFeed(services: Services, given: string): Promise<FileAnswer> {
  const { db, house, timeZone, publicUrl } = services
  const now = services.now()
  const isSameMinute = sql`f.window_at > ${now}::timestamptz - interval '1 minute'`
  const found = await sql<FoundFeed>`
    update calendar_feed f set last_used_at = ${now},
      window_reads = case when ${isSameMinute} then f.window_reads + 1 else 1 end,
      window_at = case when ${isSameMinute} then f.window_at else ${now} end
    from app_user u
    where f.token_hash = ${hashToken(given.replace(/\.ics$/, ''))} and f.deleted_at is null
      and u.id = f.user_id and u.is_active and u.deleted_at is null
    returning f.id::text as id, f.user_id::text as user_id, f.name, f.sort, f.group_id::text as group_id, f.pool_id::text as pool_id,
      f.is_detailed, f.window_reads`.execute(db)
  const feed = found.rows[0]
  const actor = feed === undefined ? null : await loadActor(db, feed.userId, 'feed')
  if (feed === undefined || actor === null) throw notFound('calendar-feed', '')
  if (feed.windowReads > mostReadsAMinute) throw rateLimited(60)
  const reader = { db, house, timeZone, now, actor }
  const events = await feedEvents(reader, feed, publicUrl).catch((error: unknown) => {
    // A right that was lost since: the same as an address that never was.
    if (error instanceof CigaleError && ['forbidden', 'not_found'].includes(error.code))
      throw notFound('calendar-feed', '')
    throw error
  })
  const digest = createHash('sha256')
    .update(JSON.stringify([feed.name, events]))
    .digest('base64url')
  return calendarAnswer('calendar.ics', { title: feed.name, events, now, etag: `"${digest}"` })
}
