import { boolean, choice, instant, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** What a feed tells: one's own planning, that of a group, what is booked of a pool, the calendar of changes. */
export const feedSorts = ['own', 'group', 'pool', 'changes'] as const
export type FeedSort = (typeof feedSorts)[number]

/** Feeds of one person at most. */
export const mostFeeds = 10

/** A calendar at a secret address, for programs that cannot sign in. The address itself is shown once and kept as a hash. */
export const calendarFeedKind = defineKind('calendar-feed', {
  plural: 'calendar-feeds',
  table: 'calendar_feed',
  isImported: false,
  fields: {
    name: text({ required: true, max: 100 }),
    user: reference('user', { required: true, system: true }),
    sort: choice(feedSorts, { required: true, system: true }),
    group: reference('group', { system: true }),
    pool: reference('booking-pool', { system: true }),
    /** With titles and cases; without, only that and when something is. */
    isDetailed: boolean(),
    hint: text({ required: true, system: true }),
    lastUsedAt: instant({ system: true, silent: true }),
  },
  list: ['name', 'sort', 'user', 'isDetailed', 'hint', 'lastUsedAt'],
})
