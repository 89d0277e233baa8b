import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type ApprovalSubject, answers, type ShownApproval } from '../../../shared/approvals/approval-plan.ts'
import { CigaleError, conflict, invalidField, notFound } from '../../../shared/errors.ts'
import { integer } from '../../../shared/fields/index.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { House, SettingDefinition } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { hashToken, newSecret } from '../people/index.ts'
import { answerApproval } from './answer-approval.ts'
import { approvableOf, type Subject } from './approval-rows.ts'
import { votersSql } from './approvals.access.ts'
import { showApprovals } from './approvals.queries.ts'

const daysKey = 'approvals.link-days'

export const linkSettings: readonly SettingDefinition[] = [
  { key: daysKey, field: integer({ required: true, min: 1, max: 90 }), default: 14 },
]

export interface MadeLink {
  /** Shown once: what is kept is a hash. */
  link: string
  expiresAt: Date
}

/**
 * A link by which one person gives one voice without signing in, once. Whoever holds it decides as that person: making
 * one is a permission of its own and stands in the record's history.
 *
 * @param userId left out for a voice that is a person's own
 */
export async function makeLink(
  context: ActionContext,
  subject: Subject,
  { approver, userId }: { approver: string; userId: string | undefined },
): Promise<MadeLink> {
  const found = await sql<{ approvalId: string; userId: string | null; answer: string | null; isNow: boolean }>`
    select v.approval_id, v.user_id, v.answer, (a.state = 'open' and a.step = v.step) as is_now
    from approver v join approval a on a.id = v.approval_id
    where v.id = ${approver} and a.subject_kind = ${subject.kind.name} and a.subject_id = ${subject.id}`.execute(
    context.db,
  )
  const voice = found.rows[0]
  if (voice === undefined) throw notFound('approver', approver)
  if (voice.answer !== null) throw conflict('already_answered')
  if (!voice.isNow) throw conflict('approval_over')
  const holder = userId ?? voice.userId
  if (holder === null) throw invalidField('user', 'required')
  const person = await sql<{ name: string }>`
    select u.name from app_user u where u.id = ${holder} and u.is_active and u.deleted_at is null
      and exists (select 1 from ${votersSql} v where v.approver_id = ${approver} and v.voter_id = u.id)`.execute(
    context.db,
  )
  if (person.rows.length === 0) throw invalidField('user', 'cannot_answer')
  const days = await readSetting<number>(context.db, context.house, daysKey)
  const expiresAt = new Date(context.now.getTime() + days * 86_400_000)
  const token = newSecret()
  await sql`
    insert into approval_link (approver_id, user_id, token_hash, made_by_id, made_at, expires_at)
    values (${approver}, ${holder}, ${hashToken(token)}, ${context.actor.userId}, ${context.now}, ${expiresAt})`.execute(
    context.db,
  )
  context.note(subject.kind, subject.id, [
    { field: 'approvalLink', old: null, new: approver, newText: person.rows[0]!.name },
  ])
  return { link: `${context.services.publicUrl}/approve/${token}`, expiresAt }
}

interface LivingLink {
  id: string
  approverId: string
  approvalId: string
  userId: string
  userName: string
  language: string
}

/** A link that can still serve: used, expired, answered otherwise and unknown are one answer. */
async function livingLink(db: Kysely<Tables>, token: string, now: Date, lock = false): Promise<LivingLink> {
  const found = await sql<LivingLink>`
    select l.id, l.approver_id, v.approval_id, l.user_id, u.name as user_name, u.language
    from approval_link l join approver v on v.id = l.approver_id join approval a on a.id = v.approval_id
      join app_user u on u.id = l.user_id
    where l.token_hash = ${hashToken(token)} and l.used_at is null and l.expires_at > ${now}
      and v.answer is null and a.state = 'open' and a.step = v.step and u.is_active and u.deleted_at is null
      and exists (select 1 from ${votersSql} w where w.approver_id = l.approver_id and w.voter_id = l.user_id)
    ${lock ? sql`for no key update of l` : sql``}`.execute(db)
  const link = found.rows[0]
  if (link === undefined) throw notFound('approval-link', '')
  return link
}

/** What the page of a link shows: enough to decide, nothing else. Reading decides nothing. */
export async function readByLink(
  { db, house, now }: { db: Kysely<Tables>; house: House; now: Date },
  token: string,
): Promise<{ approval: ShownApproval; subject: ApprovalSubject; voice: string; person: string }> {
  const link = await livingLink(db, token, now)
  const [approval] = await showApprovals(db, sql`a.id = ${link.approvalId}`, link.userId)
  const row = await sql<{ subjectKind: string; subjectId: string }>`
    select subject_kind, subject_id from approval where id = ${link.approvalId}`.execute(db)
  const { subjectKind, subjectId } = row.rows[0]!
  const subject = await approvableOf(house, subjectKind).show(db, String(subjectId))
  if (approval === undefined || subject === null) throw notFound('approval-link', '')
  return { approval, subject, voice: link.approverId, person: link.userName }
}

/** Decides by link, as the person it was made for. The link is used up by it, whatever else happens to the request. */
export const answerByLink = defineAction({
  name: 'approval-link.answer',
  open: 'public',
  silent: 'the answer has its own event',
  input: z.strictObject({
    token: z.string().max(100),
    answer: z.enum(answers),
    comment: z.string().trim().max(2000).default(''),
  }),
  run: async (context, { input: { token, answer, comment } }) => {
    const link = await livingLink(context.db, token, context.now, true)
    const person = { ...systemActor(link.userName, 'link'), userId: link.userId, language: link.language }
    const input = { id: link.approverId, answer, comment, byLink: true }
    await runAction(context.services, answerApproval, person, input, { transaction: context.db }).catch(hideWhatIsGone)
    await sql`update approval_link set used_at = ${context.now} where id = ${link.id}`.execute(context.db)
    return { answer }
  },
})

/** The record may have gone into the trash: a stranger is told what he is told of any link that leads nowhere. */
function hideWhatIsGone(error: unknown): never {
  throw error instanceof CigaleError && error.code === 'not_found' ? notFound('approval-link', '') : error
}
