import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { defineRoute } from '../../../../shared/routes/define-route.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import type { MountedRoute } from '../../../engine/house.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { ticketGate } from '../tickets.policy.ts'

/** Up to 50 ids with commas between them. */
const idsQuery = z
  .string()
  .regex(/^\d{1,18}(,\d{1,18}){0,49}$/)
  .optional()

const query = z.object({ users: idsQuery, groups: idsQuery })

/** How many open cases each of these people and groups has, of those the reader sees; who has none is left out. */
export async function readLoads(
  { db, actor }: Reader,
  users: string[],
  groups: string[],
): Promise<Record<string, number>> {
  const found = await sql<{ who: string; count: number }>`
    select case when a.user_id is null then 'group:' || a.group_id else 'user:' || a.user_id end as who, count(*)::int as count
    from ticket_actor a join ticket t on t.id = a.ticket_id
    where a.role = 'assignee' and (a.user_id = any(${users}::bigint[]) or a.group_id = any(${groups}::bigint[]))
      and t.phase = 'open' and t.deleted_at is null and ${visible(ticketGate, actor, 't')}
    group by a.user_id, a.group_id`.execute(db)
  return Object.fromEntries(found.rows.map(({ who, count }) => [who, count]))
}

/** Shown beside a name before work is given to it. */
export const loadsRoute: MountedRoute = {
  route: defineRoute({
    method: 'GET',
    path: '/ticket-loads',
    summary: 'ticket.loads',
    tag: 'tickets',
    query,
  }) as MountedRoute['route'],
  read: async ({ query: asked }, { reader }) => {
    if (!isAllowed(reader.actor, 'ticket.assign')) throw forbidden('ticket.assign')
    const { users = '', groups = '' } = asked as z.infer<typeof query>
    return readLoads(reader, users.split(',').filter(Boolean), groups.split(',').filter(Boolean))
  },
}
