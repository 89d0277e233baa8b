import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { ActionContext, Services } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { entryOf } from '../../../engine/house.ts'
import { makeLink, votersSql } from '../../approvals/index.ts'
import { makeSurveyLink } from '../../satisfaction/index.ts'

/** What a mail is given while it is sent, and what its reader may do with it. */
export const secretSorts = ['approve', 'survey'] as const
export type SecretSort = (typeof secretSorts)[number]

/** A link in a mail that is not made yet: of which request or question, for whom. */
export interface Secret {
  sort: SecretSort
  id: string
  userId: string
}

/** Where the link will stand in the texts of a stored mail. No address can look like it. */
export const secretMark = (index: number): string => `cigale-secret-${index}:`

/**
 * Makes the personal link of one person, as his mail is about to go out: the link itself stands in no table. Run by the
 * house; null when there is nothing left to answer.
 */
export const makeMailLink = defineAction({
  name: 'outgoing-mail.make-link',
  permission: 'mail.send',
  event: null,
  silent: 'the record’s own history says that a link was made',
  isSecret: true,
  input: z.strictObject({ sort: z.enum(secretSorts), id: idInput, userId: idInput }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('mail.send')
    return { link: input.sort === 'approve' ? await approvalLink(context, input) : await surveyLink(context, input) }
  },
})

async function approvalLink(context: ActionContext, { id, userId }: Secret): Promise<string | null> {
  const found = await sql<{ approver: string; kind: string; subject: string }>`
    select v.approver_id::text as approver, a.subject_kind as kind, a.subject_id::text as subject
    from ${votersSql} v join approval a on a.id = v.approval_id and a.state = 'open' and a.step = v.step
      join app_user u on u.id = v.voter_id and u.is_active and u.deleted_at is null
    where a.id = ${id} and v.voter_id = ${userId} and v.answer is null order by v.for_id nulls first, v.approver_id limit 1`.execute(
    context.db,
  )
  const voice = found.rows[0]
  if (voice === undefined) return null
  const subject = { kind: entryOf(context.house, voice.kind).kind, id: voice.subject }
  return (await makeLink(context, subject, { approver: voice.approver, userId })).link
}

async function surveyLink(context: ActionContext, { id, userId }: Secret): Promise<string | null> {
  const found = await sql`
    select 1 from survey_answer where id = ${id} and user_id = ${userId} and state = 'asked' and expires_at > ${context.now}`.execute(
    context.db,
  )
  if (found.rows.length === 0) return null
  const { services, db: transaction } = context
  return (await runAction(services, makeSurveyLink, context.actor, { id }, { transaction })).link
}

/** The links of a mail, in their order. */
export async function makeSecrets(services: Services, secrets: readonly Secret[]): Promise<(string | null)[]> {
  const links: (string | null)[] = []
  for (const secret of secrets)
    links.push((await runAction(services, makeMailLink, systemActor('Cigale', 'job'), secret)).link)
  return links
}
