import { sql } from 'kysely'
import type { Plan } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind, approverKind } from '../../../shared/approvals/approvals.kinds.ts'
import { conflict, invalidField } from '../../../shared/errors.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { approvableOf, namesOfStep, type Subject } from './approval-rows.ts'
import { findVoices } from './find-voices.ts'

export interface AskOptions {
  /** Name of the record, as people will read it in lists. */
  name: string
  /** Those whose managers may be asked. */
  requesterIds: readonly string[]
  /** A rule asks: it may name whom the actor does not see, and whoever cannot answer is left out. */
  byHouse?: boolean
}

/**
 * Asks for approval of a record that is locked: the one way a request comes into being. Returns its id; null when a
 * rule asked nobody who can answer, or while something is being asked already.
 *
 * @throws `conflict` while another request is open; `invalid` for people who cannot be asked
 */
export async function askApproval(
  context: ActionContext,
  subject: Subject,
  plan: Plan,
  { name, requesterIds, byHouse = false }: AskOptions,
): Promise<string | null> {
  const approvable = approvableOf(context.house, subject.kind.name)
  for (const [index, step] of plan.steps.entries())
    if (step.rule === 'percent' && step.percent === undefined) throw invalidField(`steps.${index}.percent`, 'required')
  if (await isAsked(context, subject)) {
    if (byHouse) return null
    throw conflict('approval_open')
  }
  const found = await findVoices(context, plan.steps, { requesterIds, byHouse })
  const steps = plan.steps
    .map((step, index) => ({ step, voices: found[index]! }))
    .filter((each) => each.voices.length > 0)
  if (steps.length === 0) return null
  const { id } = await context.create(approvalKind, {
    subjectKind: subject.kind.name,
    subjectId: Number(subject.id),
    name: name.slice(0, 255),
    state: 'open',
    step: 1,
    steps: steps.map(({ step }) => ({ name: step.name, rule: step.rule, percent: step.percent ?? null })),
    comment: plan.comment === '' ? null : plan.comment,
    askedById: context.actor.userId,
    askedAt: context.now,
    stepAskedAt: context.now,
  })
  await context.createMany(
    approverKind,
    steps.flatMap(({ voices }, index) =>
      voices.map((voice) => ({ ...voice, approvalId: id, step: index + 1, byLink: false })),
    ),
  )
  await tellAsked(context, subject, id, 1)
  await approvable.follow(context, subject.id, 'asked')
  return id
}

async function isAsked(context: ActionContext, { kind, id }: Subject): Promise<boolean> {
  const open = await sql`
    select 1 from approval where subject_kind = ${kind.name} and subject_id = ${id} and state = 'open'`.execute(
    context.db,
  )
  return open.rows.length > 0
}

/** A step begins: who is asked stands in the record's history and in the event. */
export async function tellAsked(context: ActionContext, subject: Subject, id: string, step: number): Promise<void> {
  const names = await namesOfStep(context, id, step)
  context.note(subject.kind, subject.id, [{ field: 'approvalAsked', old: null, new: id, newText: names }])
  context.tell('approval.asked', approvalKind, id, { step, subjectKind: subject.kind.name, subjectId: subject.id })
}
