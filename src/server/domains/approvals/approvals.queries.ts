import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ApprovalSubject, ShownApproval } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import { notFound } from '../../../shared/errors.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { findApprovable } from './approval-rows.ts'
import { votersSql } from './approvals.access.ts'

const most = 50

const named = (id: string, name: string) =>
  sql`case when ${sql.ref(id)} is not null then json_build_object('id', ${sql.ref(id)}::text, 'name', ${sql.ref(name)}) end`

/** Requests with their voices, the newest first: one statement. `userId`: whose voices are marked. */
export async function showApprovals(
  db: Kysely<Tables>,
  which: RawBuilder<SqlBool | unknown>,
  userId: string | null,
): Promise<ShownApproval[]> {
  const found = await sql<ShownApproval>`${prepared}
    select a.id, a.name, a.state, a.step, a.steps, a.comment, a.asked_at, a.decided_at, a.reminded_at,
      ${named('q.id', 'q.name')} as asked_by,
      (select json_agg(json_build_object('id', x.id::text, 'step', x.step, 'user', ${named('u.id', 'u.name')}, 'group', ${named('g.id', 'g.name')},
          'managersOnly', x.managers_only, 'answer', x.answer, 'answeredBy', ${named('b.id', 'b.name')}, 'answeredFor', ${named('f.id', 'f.name')},
          'byLink', x.by_link, 'answeredAt', x.answered_at, 'comment', x.comment, 'isMine', m.approver_id is not null,
          'mineFor', ${named('d.id', 'd.name')}) order by x.step, x.id)
        from approver x
        left join app_user u on u.id = x.user_id left join app_group g on g.id = x.group_id
        left join app_user b on b.id = x.answered_by_id left join app_user f on f.id = x.answered_for_id
        left join lateral (
          select w.approver_id, w.for_id from ${votersSql} w
          where w.approver_id = x.id and w.voter_id = ${userId}::bigint and x.answer is null and a.state = 'open' and x.step = a.step
          order by w.for_id nulls first limit 1) m on true
        left join app_user d on d.id = m.for_id
        where x.approval_id = a.id) as voices
    from approval a left join app_user q on q.id = a.asked_by_id
    where ${which} order by a.id desc limit ${most}`.execute(db)
  return found.rows.map((row) => ({ ...row, voices: row.voices ?? [] }))
}

/** What is or was asked about a record that the reader has been found to see. */
export async function readApprovals(
  reader: Reader,
  kindName: string,
  recordId: string,
): Promise<{ items: ShownApproval[]; total: number; next: null }> {
  const which = sql`a.subject_kind = ${kindName} and a.subject_id = ${recordId}`
  const items = await showApprovals(reader.db, which, reader.actor.userId)
  return { items, total: items.length, next: null }
}

/** A request with what it is about, for whoever asked or is asked. */
export async function readRequest(
  reader: Reader,
  id: string,
): Promise<{ approval: ShownApproval; subject: ApprovalSubject | null }> {
  const record = await readRecord(reader, approvalKind, id)
  const [approval] = await showApprovals(reader.db, sql`a.id = ${id}`, reader.actor.userId)
  if (approval === undefined) throw notFound(approvalKind.name, id)
  const approvable = findApprovable(reader.house, String(record.subjectKind))
  return { approval, subject: (await approvable?.show(reader.db, String(record.subjectId))) ?? null }
}
