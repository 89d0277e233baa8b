import { sql } from 'kysely'
import type { ApprovalState } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind, type approverKind } from '../../../shared/approvals/approvals.kinds.ts'
import { internal, notFound } from '../../../shared/errors.ts'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Approvable, House } from '../../engine/house.ts'

export type ApprovalRow = RowOf<typeof approvalKind>
export type VoiceRow = RowOf<typeof approverKind>

/** The record that is asked about. */
export interface Subject {
  kind: Kind
  id: string
}

/** Undefined = no room speaks for this kind (any more). */
export const findApprovable = (house: House, kindName: string): Approvable | undefined =>
  house.rooms.flatMap((room) => room.approvables ?? []).find((each) => each.kind.name === kindName)

export function approvableOf(house: House, kindName: string): Approvable {
  const found = findApprovable(house, kindName)
  if (found === undefined) throw internal(`${kindName} is not approvable`)
  return found
}

export const subjectOf = (house: House, row: ApprovalRow): Subject => ({
  kind: approvableOf(house, row.subjectKind).kind,
  id: String(row.subjectId),
})

/** First the record, then the request: every act that touches both waits in this order. */
export async function lockRequest(context: ActionContext, id: string): Promise<ApprovalRow> {
  const read = (lock: boolean) =>
    sql<ApprovalRow>`select * from approval where id = ${id} ${lock ? sql`for no key update` : sql``}`.execute(
      context.db,
    )
  const before = (await read(false)).rows[0]
  if (before === undefined) throw notFound(approvalKind.name, id)
  const { kind, id: subjectId } = subjectOf(context.house, before)
  const living = kind.hasTrash ? sql`and deleted_at is null` : sql``
  const subject = await sql`
    select 1 from ${sql.table(kind.table)} where id = ${subjectId} ${living} for no key update`.execute(context.db)
  if (subject.rows.length === 0) throw notFound(kind.name, subjectId)
  return (await read(true)).rows[0]!
}

/** What stands of all that was asked about the record: the latest request that was not withdrawn. */
export async function stateOf(context: ActionContext, { kind, id }: Subject): Promise<ApprovalState> {
  const found = await sql<{ state: string }>`
    select state from approval where subject_kind = ${kind.name} and subject_id = ${id} and state <> 'withdrawn'
    order by id desc limit 1`.execute(context.db)
  const state = found.rows[0]?.state
  return state === undefined ? 'none' : state === 'open' ? 'asked' : (state as ApprovalState)
}

/** Names of the voices of a step, for history. */
export async function namesOfStep(context: ActionContext, approvalId: string, step: number): Promise<string> {
  const found = await sql<{ name: string }>`
    select coalesce(u.name, g.name) as name from approver v
    left join app_user u on u.id = v.user_id left join app_group g on g.id = v.group_id
    where v.approval_id = ${approvalId} and v.step = ${step} order by v.id`.execute(context.db)
  return found.rows.map((row) => row.name).join(', ')
}
