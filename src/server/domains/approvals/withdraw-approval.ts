import { sql } from 'kysely'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { conflict, notFound } from '../../../shared/errors.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { approvableOf, lockRequest, type Subject, stateOf } from './approval-rows.ts'

/** Takes back a request about this record, which is locked: nobody need answer any more. @throws `not_found`, `conflict` */
export async function withdrawApproval(
  context: ActionContext,
  subject: Subject,
  id: string,
  reason: string | null = null,
): Promise<void> {
  const request = await lockRequest(context, id)
  if (request.subjectKind !== subject.kind.name || String(request.subjectId) !== subject.id)
    throw notFound(approvalKind.name, id)
  if (request.state !== 'open') throw conflict('approval_over')
  await context.change(approvalKind, request, { state: 'withdrawn', decidedAt: context.now })
  context.note(subject.kind, subject.id, [
    { field: 'approvalWithdrawn', old: null, new: id, newText: request.name },
    ...(reason === null ? [] : [{ field: 'reason', old: null, new: reason }]),
  ])
  context.tell('approval.withdrawn', approvalKind, id, {})
  await approvableOf(context.house, request.subjectKind).follow(context, subject.id, await stateOf(context, subject))
}

/** Takes back whatever is asked about the record: it is over. */
export async function withdrawOpen(context: ActionContext, subject: Subject): Promise<void> {
  const open = await sql<{ id: string }>`
    select id from approval where subject_kind = ${subject.kind.name} and subject_id = ${subject.id} and state = 'open'`.execute(
    context.db,
  )
  for (const { id } of open.rows) await withdrawApproval(context, subject, id)
}
