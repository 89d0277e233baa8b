import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import type { Mentionable, UnseenMention } from '../../../../shared/tickets/mentions.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { entryOf, type MountedRoute } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { escapeLike } from '../../../platform/db/escape-like.ts'
import { onTicket, target } from '../ticket-input.ts'
import { ticketGate } from '../tickets.policy.ts'
import { readersAmong } from './readers-among.ts'

const mostOffered = 10
const mostUnseen = 30

interface Asked {
  text: string
  isPrivate: boolean
}

/** Most people read only what is their own: who is asked one by one further down had better be few. */
const mayReadOthers = sql`exists (
  select 1 from access_grant g join profile p on p.id = g.profile_id and p.deleted_at is null
  where g.user_id = u.id and p.permissions->>'ticket.read' <> 'own')`

/** People to name on a case: those who may read it, its own people first. */
async function readMentionable(reader: Reader, ticketId: string, { text, isPrivate }: Asked): Promise<Mentionable[]> {
  const { db, house, actor } = reader
  await readRecord(reader, ticketKind, ticketId)
  const typed = `${escapeLike(text.trim())}%`
  const found = await sql<{ id: string; hint: string | null }>`
    select u.id::text as id, coalesce(u.job_title, u.login) as hint
    from app_user u left join lateral (
      select min(a.role) as role from ticket_actor a where a.ticket_id = ${ticketId} and a.user_id = u.id) own on true
    where u.is_active and u.deleted_at is null and u.id is distinct from ${actor.userId}::bigint
      and (u.name ilike ${typed} or u.name ilike ${`% ${typed}`} or u.login ilike ${typed})
      and (own.role is not null or (${mayReadOthers} and ${visible(entryOf(house, userKind.name), actor, 'u')}))
    order by own.role is null, u.name, u.id limit ${mostOffered}`.execute(db)
  const hints = new Map(found.rows.map(({ id, hint }) => [id, hint]))
  const readers = await readersAmong(db, ticketId, [...hints.keys()], isPrivate)
  return readers.map(({ id, name }) => {
    const hint = hints.get(id)
    return { id, name, ...(hint == null ? {} : { hint }) }
  })
}

/** Cases on which the reader was named and has not looked since, the newest first. */
async function readUnseen({ db, actor }: Reader): Promise<UnseenMention[]> {
  const found = await sql<UnseenMention>`
    select json_build_object('id', t.id::text, 'number', t.number, 'title', t.title) as ticket, m.at, m.count::int as count,
      coalesce((select u.name from ticket_mention l join app_user u on u.id = l.by_id where l.id = m.last), '') as by
    from (
      select ticket_id, max(at) as at, count(*) as count, max(id) as last from ticket_mention
      where user_id = ${actor.userId}::bigint and seen_at is null group by ticket_id) m
      join ticket t on t.id = m.ticket_id and t.deleted_at is null and ${visible(ticketGate, actor, 't')}
    order by m.at desc limit ${mostUnseen}`.execute(db)
  return found.rows
}

/** One has looked at where one was named. */
export const seeMention = defineAction({
  name: 'ticket.see-mention',
  permission: 'ticket.read',
  silent: 'only whoever was named wants to know',
  input: z.strictObject(onTicket),
  on: { kind: ticketKind, ...target },
  run: async (context, { row }) => {
    await sql`
      update ticket_mention set seen_at = ${context.now}
      where ticket_id = ${row.id} and user_id = ${context.actor.userId}::bigint and seen_at is null`.execute(context.db)
    return { id: row.id }
  },
})

const query = z.object({ text: z.string().max(100).default(''), private: z.enum(['true', 'false']).default('false') })

export const mentionRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/tickets/:id/mentionable',
      summary: 'ticket.mentionable',
      tag: 'tickets',
      params: z.object({ id: z.string().max(20) }),
      query,
    }) as MountedRoute['route'],
    read: async (input, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.note')) throw forbidden('ticket.note')
      const { text = '', private: isPrivate } = input.query as Partial<z.infer<typeof query>>
      return { items: await readMentionable(reader, input.params.id!, { text, isPrivate: isPrivate === 'true' }) }
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/mentions',
      summary: 'ticket.mentions',
      tag: 'tickets',
    }) as MountedRoute['route'],
    read: async (_input, { reader }) => {
      if (!isAllowed(reader.actor, 'ticket.read')) throw forbidden('ticket.read')
      return { items: await readUnseen(reader) }
    },
  },
]
