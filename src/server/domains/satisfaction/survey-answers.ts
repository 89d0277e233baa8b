import { sql } from 'kysely'
import { z } from 'zod'
import { conflict, type FieldError, forbidden, invalid } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { longText } from '../../../shared/fields/index.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import {
  mostQuestions,
  questionsOf,
  scoreOf,
  surveyAnswerKind,
  type surveyKind,
} from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'

export type AnswerRow = RowOf<typeof surveyAnswerKind>
type SurveyRow = RowOf<typeof surveyKind>

const id = idInput

/** Asks whoever asked for a case what he thinks of it. Run by the house; a case is asked about once. */
export const askSurvey = defineAction({
  name: 'survey-answer.ask',
  permission: 'survey.update',
  event: 'survey-answer.asked',
  input: z.strictObject({ ticket: id, survey: id, user: id }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('survey.update')
    const found = await sql<SurveyRow & { ticketEntityId: string; categoryId: string | null }>`
      select s.*, t.entity_id as ticket_entity_id, t.category_id
      from ticket t, survey s where t.id = ${input.ticket} and s.id = ${input.survey} for no key update of t`.execute(
      context.db,
    )
    const facts = found.rows[0]
    const asked = await sql`select 1 from survey_answer where ticket_id = ${input.ticket}`.execute(context.db)
    if (facts === undefined || asked.rows.length > 0) return { id: null }
    const row = await context.create(surveyAnswerKind, {
      ticketId: input.ticket,
      surveyId: input.survey,
      userId: input.user,
      entityId: facts.ticketEntityId,
      categoryId: facts.categoryId,
      state: 'asked',
      questions: questionsOf(facts),
      scale: Number(facts.scale),
      commentBelow: facts.commentBelow,
      marks: [],
      askedAt: context.now,
      expiresAt: new Date(context.now.getTime() + facts.openDays * 86_400_000),
    })
    return { id: row.id }
  },
})

const said = {
  rating: z.int().min(1).max(10),
  marks: z.array(z.int().min(1).max(10).nullable()).max(mostQuestions).default([]),
  comment: z
    .string()
    .trim()
    .max(longText().max ?? 20_000)
    .default(''),
}

/** What was said, once or corrected as long as the question is open. */
export const answerSurvey = defineAction({
  name: 'survey-answer.answer',
  event: 'survey-answer.answered',
  input: z.strictObject({ id, ...said }),
  on: { kind: surveyAnswerKind, id: (input) => input.id },
  run: async (context, { row, input }) => giveAnswer(context, row, input),
})

type Said = { rating: number; marks: (number | null)[]; comment: string }

export const saidInput = z.strictObject(said)

/** @throws `conflict` when it is too late, `invalid` for what is off the scale or lacks its word of why */
export async function giveAnswer(context: ActionContext, row: AnswerRow, given: Said): Promise<AnswerRow> {
  if (row.expiresAt <= context.now) throw conflict('survey_over')
  const errors: FieldError[] = []
  const isOff = (mark: number | null) => mark !== null && mark > row.scale
  if (isOff(given.rating)) errors.push({ field: 'rating', code: 'too_big', params: { max: row.scale } })
  const questions = (row.questions as string[]).length - 1
  if (given.marks.length > questions || given.marks.some(isOff)) errors.push({ field: 'marks', code: 'invalid' })
  if (row.commentBelow !== null && given.rating <= row.commentBelow && given.comment === '')
    errors.push({ field: 'comment', code: 'why_low' })
  if (errors.length > 0) throw invalid(errors)
  const changed = await context.change(surveyAnswerKind, row, {
    state: 'answered',
    answeredAt: context.now,
    rating: given.rating,
    score: scoreOf(given.rating, row.scale),
    marks: given.marks,
    comment: given.comment === '' ? null : given.comment,
  })
  context.note(ticketKind, row.ticketId, [
    { field: 'satisfaction', old: null, new: row.id, newText: `${given.rating} / ${row.scale}` },
  ])
  return changed
}

/** Nobody has answered in time. Run by the house. */
export const expireSurvey = defineAction({
  name: 'survey-answer.expire',
  permission: 'survey.update',
  event: 'survey-answer.expired',
  input: z.strictObject({ id }),
  run: async (context, { input }) => {
    if (context.actor.type !== 'system') throw forbidden('survey.update')
    const found = await sql<AnswerRow>`
      select * from survey_answer where id = ${input.id} and state = 'asked' and expires_at <= ${context.now}
      for no key update`.execute(context.db)
    const row = found.rows[0]
    if (row !== undefined) await context.change(surveyAnswerKind, row, { state: 'expired' })
    return { isExpired: row !== undefined }
  },
})
