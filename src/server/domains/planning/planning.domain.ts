import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { calendarFeedKind } from '../../../shared/planning/calendar-feeds.ts'
import { planningCircles } from '../../../shared/planning/planning.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { KindAccess, MountedRoute, Room } from '../../engine/house.ts'
import { bookingFile, taskFile } from './event-files.ts'
import { createFeed, renewFeed, revokeFeed } from './feeds/calendar-feeds.ts'
import { readFeed } from './feeds/read-feed.ts'
import { readPlanning } from './planning.ts'
import { planningFile } from './planning-file.ts'

const moment = z.iso.datetime({ offset: true })
const params = z.object({ id: idInput })
/** Ids with commas between them. */
const people = z
  .string()
  .max(1_000)
  .transform((text) => text.split(','))
  .pipe(z.array(idInput).max(50))

const query = z.object({
  from: moment,
  until: moment,
  circle: z.enum(planningCircles).default('me'),
  users: people.optional(),
})

/** A month, and what its picture shows of those beside it. */
const longestDays = 62

export const planningRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/planning',
      summary: 'planning',
      tag: 'planning',
      query,
    }) as MountedRoute['route'],
    read: (input, { reader }) => {
      const asked = input.query as z.infer<typeof query>
      const from = new Date(asked.from)
      const until = new Date(asked.until)
      if (until <= from) throw invalidField('until', 'before_start', { start: asked.from })
      if (until.getTime() - from.getTime() > longestDays * 86_400_000)
        throw invalidField('until', 'too_late', { days: longestDays })
      return readPlanning(reader, { from, until, circle: asked.circle, userIds: asked.users })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/planning/file',
      summary: 'planning.file',
      tag: 'planning',
    }) as MountedRoute['route'],
    read: (_input, { reader, services }) => planningFile(reader, services.publicUrl),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/bookings/:id/file',
      summary: 'booking.file',
      tag: 'planning',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader, services }) => bookingFile(reader, id!, services.publicUrl),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/ticket-entries/:id/file',
      summary: 'ticket-entry.file',
      tag: 'planning',
      params,
    }) as MountedRoute['route'],
    read: ({ params: { id } }, { reader, services }) => taskFile(reader, id!, services.publicUrl),
  },
  {
    // Not the generic one: its answer is the record read again, this one holds the address.
    route: defineRoute({
      method: 'POST',
      path: '/calendar-feeds',
      summary: 'calendar-feed.create',
      tag: 'planning',
    }) as MountedRoute['route'],
    action: createFeed,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/feeds/:token',
      summary: 'calendar-feed.file',
      tag: 'planning',
      params: z.object({ token: z.string().max(200) }),
      open: 'whoever holds the address reads what its owner may read at that moment',
    }) as MountedRoute['route'],
    read: ({ params: { token } }, { services }) => readFeed(services, token!),
  },
]

const feedAccess: KindAccess = { own: (alias, actor) => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}::bigint` }

/** Whose time is taken when. */
export const planningRoom: Room = {
  name: 'planning',
  kinds: [{ kind: calendarFeedKind, access: feedAccess, crud: ['update'], createBy: '' }],
  actions: [createFeed, renewFeed, revokeFeed],
  permissions: ['planning.read'],
  routes: planningRoutes,
}
