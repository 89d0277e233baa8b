import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { conflict, notFound } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { type OpenSurvey, surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { hashToken, newSecret } from '../people/index.ts'
import { type AnswerRow, giveAnswer, saidInput } from './survey-answers.ts'

/** A link by which the question is answered without signing in, as long as it is open. Shown once: a hash is kept. */
export const makeSurveyLink = defineAction({
  name: 'survey-answer.make-link',
  event: 'survey-answer.link-made',
  isSecret: true,
  beside: (output: { link: string }) => ({ link: output.link }),
  input: z.strictObject({ id: idInput }),
  on: { kind: surveyAnswerKind, id: (input) => input.id },
  run: async (context, { row }) => {
    if (row.expiresAt <= context.now) throw conflict('survey_over')
    const token = newSecret()
    await sql`
      insert into survey_link (answer_id, token_hash) values (${row.id}, ${hashToken(token)})
      on conflict (answer_id) do update set token_hash = excluded.token_hash`.execute(context.db)
    context.note(surveyAnswerKind, row.id, [{ field: 'link', old: null, new: row.id }])
    return { id: row.id, link: `${context.services.publicUrl}/survey/${token}` }
  },
})

async function byToken(db: Kysely<Tables>, token: string, now: Date, lock = false): Promise<AnswerRow> {
  const found = await sql<AnswerRow>`
    select a.* from survey_link l join survey_answer a on a.id = l.answer_id
    where l.token_hash = ${hashToken(token)} and a.expires_at > ${now} ${lock ? sql`for no key update of a` : sql``}`.execute(
    db,
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('survey-answer', '')
  return row
}

/** What the page of a link shows: the questions, and what they are about. */
export interface LinkedSurvey extends OpenSurvey {
  number: number
  title: string
}

export async function readByLink(db: Kysely<Tables>, token: string, now: Date): Promise<LinkedSurvey> {
  const row = await byToken(db, token, now)
  const found = await sql<{ number: string; title: string }>`
    select number, title from ticket where id = ${row.ticketId} and deleted_at is null`.execute(db)
  const ticket = found.rows[0]
  if (ticket === undefined) throw notFound('survey-answer', '')
  return {
    number: Number(ticket.number),
    title: ticket.title,
    questions: row.questions as string[],
    scale: row.scale,
    commentBelow: row.commentBelow,
    rating: row.rating,
    marks: row.marks as (number | null)[],
    comment: row.comment,
  }
}

export const answerByLink = defineAction({
  name: 'survey-link.answer',
  open: 'public',
  event: 'survey-answer.answered',
  input: saidInput.extend({ token: z.string().max(100) }),
  run: async (context, { input: { token, ...given } }) => {
    await giveAnswer(context, await byToken(context.db, token, context.now, true), given)
    return { rating: given.rating }
  },
})
