import { sql } from 'kysely'
import { type Asked, type Plan, planSchema } from '../../../shared/approvals/approval-plan.ts'
import type { Row } from '../../../shared/conditions/evaluate.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext, Services } from '../../engine/actions/context.ts'
import { askApproval } from '../approvals/index.ts'
import type { TicketRow } from './ticket-moves.ts'

/** A case as requests for approval know it. */
export const asSubject = (ticketId: string) => ({ kind: ticketKind, id: ticketId })

/** How lists of requests name the case. */
export const subjectName = (row: Pick<TicketRow, 'number' | 'title'>): string => `#${row.number} ${row.title}`

/** Asks whom rules named, all of them in one step. The case as it stands then. */
export async function askByRules(
  context: ActionContext,
  row: TicketRow,
  approvers: readonly Row[],
): Promise<TicketRow> {
  if (approvers.length === 0) return row
  const asked = approvers.map(
    (each): Asked =>
      each.managersOf != null
        ? { type: 'group-manager', id: String(each.managersOf) }
        : each.groupId == null
          ? { type: 'user', id: String(each.userId) }
          : { type: 'group', id: String(each.groupId) },
  )
  const plan = { steps: [{ name: '', rule: 'all' as const, asked }], comment: '' }
  await askApproval(context, asSubject(row.id), plan, { name: subjectName(row), requesterIds: [], byHouse: true })
  return readTicket(context, row.id)
}

/** Asks what the template of the case says; whoever cannot answer is left out. */
export async function askByTemplate(context: ActionContext, row: TicketRow, plan: Plan | null): Promise<TicketRow> {
  if (plan === null || plan.steps.length === 0) return row
  const requesterIds = await requestersOf(context.db, row.id)
  const options = { name: subjectName(row), requesterIds, byHouse: true }
  await askApproval(context, asSubject(row.id), planSchema.parse(plan), options)
  return readTicket(context, row.id)
}

/** People who ask, by themselves: the manager of a group is asked by naming the group. */
export async function requestersOf(db: Services['db'], ticketId: string): Promise<string[]> {
  const found = await sql<{ userId: string }>`
    select user_id from ticket_actor where ticket_id = ${ticketId} and role = 'requester' and user_id is not null`.execute(
    db,
  )
  return found.rows.map((row) => row.userId)
}

export async function readTicket(context: ActionContext, id: string): Promise<TicketRow> {
  const found = await sql<TicketRow>`select * from ticket where id = ${id}`.execute(context.db)
  return found.rows[0]!
}
