import { sql } from 'kysely'
import { type Answer, stepVerdict } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind, approverKind } from '../../../shared/approvals/approvals.kinds.ts'
import { conflict, invalidField } from '../../../shared/errors.ts'
import { boolean } from '../../../shared/fields/index.ts'
import type { ActionContext, FieldChange } from '../../engine/actions/context.ts'
import type { SettingDefinition } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { type ApprovalRow, approvableOf, lockRequest, stateOf, subjectOf, type VoiceRow } from './approval-rows.ts'
import { votersSql } from './approvals.access.ts'
import { tellAsked } from './ask-approval.ts'

const ownKey = 'approvals.own-requests'

export const ownSettings: readonly SettingDefinition[] = [{ key: ownKey, field: boolean(), default: true }]

export interface Given {
  answer: Answer
  comment: string
  byLink: boolean
}

/**
 * A voice is given, the voice being locked: what follows for the step, the request and the record. Two answers at once
 * wait for each other at the request, so that each counts the other.
 *
 * @throws `conflict` when it was given, when the request is over, for whoever has no say
 */
export async function giveAnswer(context: ActionContext, voice: VoiceRow, given: Given): Promise<void> {
  if (given.answer === 'refused' && given.comment === '') throw invalidField('comment', 'required')
  const request = await lockRequest(context, voice.approvalId)
  if (request.state !== 'open' || request.step !== voice.step) throw conflict('approval_over')
  if (voice.answer !== null) throw conflict('already_answered')
  if (given.answer === 'approved') await requireOther(context, request)
  const speaker = await speakerOf(context, voice)
  await context.change(approverKind, voice, {
    answer: given.answer,
    answeredById: context.actor.userId,
    answeredForId: speaker.forId,
    answeredAt: context.now,
    byLink: given.byLink,
    comment: given.comment === '' ? null : given.comment,
  })
  noteAnswer(context, request, voice, given, speaker.voiceName)
  await settle(context, request, given.comment)
}

/** False where the site wants four eyes. Asked on the connection of the act: another one may not be free. */
export const mayApproveOwn = ({ db, house }: ActionContext): Promise<boolean> => readSetting<boolean>(db, house, ownKey)

/** Where the site wants four eyes, nobody approves of what he asked for himself, nor as a deputy. Refusing it is his affair. */
async function requireOther(context: ActionContext, request: ApprovalRow): Promise<void> {
  if (await mayApproveOwn(context)) return
  const { kind, id } = subjectOf(context.house, request)
  const own = [request.askedById, ...(await approvableOf(context.house, kind.name).requesters(context.db, id))]
  if (context.actor.userId !== null && own.includes(context.actor.userId)) throw conflict('own_request')
}

/** In whose name the actor speaks: rather for himself than for another. */
async function speakerOf(
  context: ActionContext,
  voice: VoiceRow,
): Promise<{ forId: string | null; voiceName: string }> {
  const found = await sql<{ forId: string | null; voiceName: string }>`
    select v.for_id, coalesce(f.name, (select coalesce(u.name, g.name) from approver a
      left join app_user u on u.id = a.user_id left join app_group g on g.id = a.group_id where a.id = v.approver_id)) as voice_name
    from ${votersSql} v left join app_user f on f.id = v.for_id
    where v.approver_id = ${voice.id} and v.voter_id = ${context.actor.userId} order by v.for_id nulls first limit 1`.execute(
    context.db,
  )
  const speaker = found.rows[0]
  if (speaker === undefined) throw conflict('no_voice')
  return speaker
}

/** On the record: for whom it was said, with which words, by which way. */
function noteAnswer(context: ActionContext, request: ApprovalRow, voice: VoiceRow, given: Given, name: string): void {
  const subject = subjectOf(context.house, request)
  const field = given.answer === 'approved' ? 'approvalGiven' : 'approvalRefused'
  const changes: FieldChange[] = [{ field, old: null, new: voice.id, newText: name }]
  if (given.byLink) changes.push({ field: 'approvalByLink', old: null, new: voice.id, newText: context.actor.name })
  if (given.comment !== '') changes.push({ field: 'reason', old: null, new: given.comment })
  context.note(subject.kind, subject.id, changes)
  context.tell('approval.answered', approvalKind, request.id, { answer: given.answer, step: request.step })
}

/** The next step, or the end. */
async function settle(context: ActionContext, request: ApprovalRow, comment: string): Promise<void> {
  const given = await sql<{ answer: Answer | null }>`
    select answer from approver where approval_id = ${request.id} and step = ${request.step}`.execute(context.db)
  const verdict = stepVerdict(
    request.steps[request.step - 1]!,
    given.rows.map((row) => row.answer),
  )
  if (verdict === 'open') return
  const subject = subjectOf(context.house, request)
  if (verdict === 'approved' && request.step < request.steps.length) {
    const step = request.step + 1
    await context.change(approvalKind, request, { step, stepAskedAt: context.now, remindedAt: null })
    await tellAsked(context, subject, request.id, step)
    return
  }
  await context.change(approvalKind, request, { state: verdict, decidedAt: context.now })
  context.tell(`approval.${verdict}`, approvalKind, request.id, {})
  await approvableOf(context.house, request.subjectKind).follow(
    context,
    subject.id,
    await stateOf(context, subject),
    ...(verdict === 'refused' ? [comment] : []),
  )
}
