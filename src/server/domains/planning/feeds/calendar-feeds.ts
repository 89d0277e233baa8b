import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, forbidden, invalidField } from '../../../../shared/errors.ts'
import { reference } from '../../../../shared/fields/index.ts'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { calendarFeedKind, feedSorts, mostFeeds } from '../../../../shared/planning/calendar-feeds.ts'
import { bookingPoolKind } from '../../../../shared/reservations/reservations.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { idSchema } from '../../../engine/kinds/input-schema.ts'
import { hashToken, newSecret } from '../../people/index.ts'

const { name, isDetailed } = calendarFeedKind.fields

const input = z.strictObject({
  name: name.schema,
  sort: z.enum(feedSorts),
  group: reference('group').schema.optional(),
  pool: reference('booking-pool').schema.optional(),
  isDetailed: isDetailed.schema.default(false),
})

/**
 * A calendar for programs that cannot sign in, read with the rights that its maker has at that moment. The address is in this
 * answer and nowhere else.
 */
export const createFeed = defineAction({
  name: 'calendar-feed.create',
  event: 'calendar-feed.created',
  isSecret: true,
  input,
  run: async (context, given) => {
    const { sort, group = null, pool = null } = given.input
    const { userId } = context.actor
    if (userId === null) throw forbidden('calendar-feed.create')
    if ((sort === 'group') !== (group !== null)) throw invalidField('group', group === null ? 'required' : 'unexpected')
    if ((sort === 'pool') !== (pool !== null)) throw invalidField('pool', pool === null ? 'required' : 'unexpected')
    if (group !== null) await context.load(groupKind, group)
    if (pool !== null) await context.load(bookingPoolKind, pool)
    await requireFewer(context, userId)
    const secret = newSecret()
    // The hash is no field of the kind: fields can be read.
    const stored = await sql<{ id: string }>`
      insert into calendar_feed (token_hash, hint, user_id, name, sort, group_id, pool_id, is_detailed)
      values (${hashToken(secret)}, ${hintOf(secret)}, ${userId}, ${given.input.name}, ${sort}, ${group}, ${pool}, ${given.input.isDetailed})
      returning id::text`.execute(context.db)
    const { id } = stored.rows[0]!
    context.note(calendarFeedKind, id, [
      { field: 'name', old: null, new: given.input.name },
      { field: 'sort', old: null, new: sort },
      { field: 'hint', old: null, new: hintOf(secret) },
    ])
    return { id, name: given.input.name, address: addressOf(context, secret) }
  },
})

/** Another address for the same feed; the one before leads nowhere from then on. */
export const renewFeed = defineAction({
  name: 'calendar-feed.renew',
  event: 'calendar-feed.renewed',
  isSecret: true,
  input: idSchema,
  on: { kind: calendarFeedKind, id: (given) => given.id },
  run: async (context, { row }) => {
    const secret = newSecret()
    await sql`update calendar_feed set token_hash = ${hashToken(secret)} where id = ${row.id}`.execute(context.db)
    await context.change(calendarFeedKind, row, { hint: hintOf(secret) })
    return { id: row.id, address: addressOf(context, secret) }
  },
  beside: ({ address }) => ({ address }),
})

export const revokeFeed = defineAction({
  name: 'calendar-feed.revoke',
  event: 'calendar-feed.revoked',
  input: idSchema,
  on: { kind: calendarFeedKind, id: (given) => given.id },
  run: async (context, { row }) => {
    await context.remove(calendarFeedKind, row)
    return { id: row.id }
  },
})

const hintOf = (secret: string): string => `${secret.slice(0, 4)}…`

const addressOf = ({ services }: ActionContext, secret: string): string =>
  `${services.publicUrl}/api/v1/feeds/${secret}.ics`

/** Two at once wait for each other at the person. */
async function requireFewer({ db }: ActionContext, userId: string): Promise<void> {
  await sql`select 1 from app_user where id = ${userId} for no key update`.execute(db)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from calendar_feed where user_id = ${userId} and deleted_at is null`.execute(db)
  if (found.rows[0]!.count >= mostFeeds) throw conflict('too_many_feeds', { max: mostFeeds })
}
