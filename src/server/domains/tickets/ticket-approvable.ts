import { sql } from 'kysely'
import type { ApprovalState, ApprovalSubject } from '../../../shared/approvals/approval-plan.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Approvable } from '../../engine/house.ts'
import { readTicket, requestersOf, subjectName } from './ticket-approval.ts'
import { because, moved, type TicketRow } from './ticket-moves.ts'
import { changeTicket } from './ticket-shaping.ts'

/** Cases may be asked about: what is shown of them, and what follows from the answer. */
export const ticketApprovable: Approvable = {
  kind: ticketKind,
  show: async (db, id) => {
    const found = await sql<{ number: number; title: string; type: string; description: string; people: string[] }>`
      select t.number::int as number, t.title, t.type, t.description, array(
        select coalesce(u.name, g.name) from ticket_actor a left join app_user u on u.id = a.user_id
          left join app_group g on g.id = a.group_id
        where a.ticket_id = t.id and a.role = 'requester' order by a.position) as people
      from ticket t where t.id = ${id} and t.deleted_at is null`.execute(db)
    const row = found.rows[0]
    return row === undefined ? null : asShown(id, row)
  },
  requesters: requestersOf,
  follow: async (context, id, state, reason) => {
    const row = await readTicket(context, id)
    await changeTicket(context, row, { ...stepOf(context, row, state, reason), approval: state })
  },
}

const asShown = (
  id: string,
  row: { number: number; title: string; type: string; description: string; people: string[] },
): ApprovalSubject => ({
  kind: ticketKind.name,
  id,
  name: subjectName(row),
  sortKey: `kind.ticket.choice.type.${row.type}`,
  body: row.description,
  people: row.people,
})

/** A change that is still to be decided goes where the answer leads. */
function stepOf(
  context: ActionContext,
  row: TicketRow,
  state: ApprovalState,
  reason: string | undefined,
): Partial<TicketRow> {
  if (row.type !== 'change') return {}
  const isUndecided = row.status === 'evaluation' || row.status === 'approval'
  if (state === 'asked' && (row.status === 'new' || row.status === 'evaluation'))
    return moved(row, 'approval', context.now)
  if (state === 'approved' && isUndecided) return moved(row, 'accepted', context.now)
  if (state !== 'refused' || !isUndecided) return {}
  return { ...moved(row, 'refused', context.now), ...(reason === undefined ? {} : because(row, reason)) }
}
