import { sql } from 'kysely'
import { z } from 'zod'
import { conflict } from '../../../../shared/errors.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import type { TicketRow } from '../ticket-moves.ts'
import { allowedOnTicket } from '../tickets.policy.ts'
import { takeInHand } from './take-ticket.ts'

/** “Give me the next one.” The most urgent case of my groups that nobody has; two who ask at once get two cases. */
export const takeNext = defineAction({
  name: 'ticket.take-next',
  permission: 'ticket.take',
  event: 'ticket.taken',
  input: z.strictObject({}),
  run: async (context) => {
    const row = await nextOf(context, [])
    if (row === null) throw conflict('nothing_to_take')
    return takeInHand(context, row)
  },
})

/**
 * A case that somebody took between our look and our lock is not locked any more, and the look was before: whether it is
 * free is asked again under the lock.
 */
async function nextOf(context: ActionContext, gone: readonly string[]): Promise<TicketRow | null> {
  const { actor } = context
  const found = await sql<TicketRow>`
    select r.* from ticket r
    where r.phase = 'open' and r.status <> 'pending' and r.deleted_at is null and r.id <> all(${gone}::bigint[])
      and exists (select 1 from ticket_actor a where a.ticket_id = r.id and a.role = 'assignee'
        and a.group_id = any(${actor.groupIds}::bigint[]))
      and not exists (select 1 from ticket_actor a where a.ticket_id = r.id and a.role = 'assignee' and a.user_id is not null)
      and ${allowedOnTicket(actor, 'ticket.take', 'r')}
    order by r.priority desc, r.resolve_due_at nulls last, r.opened_at, r.id limit 1
    for no key update of r skip locked`.execute(context.db)
  const row = found.rows[0]
  if (row === undefined) return null
  const taken = await sql`
    select 1 from ticket_actor where ticket_id = ${row.id} and role = 'assignee' and user_id is not null limit 1`.execute(
    context.db,
  )
  return taken.rows.length === 0 ? row : nextOf(context, [...gone, row.id])
}
