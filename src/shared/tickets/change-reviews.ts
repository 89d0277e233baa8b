import { z } from 'zod'
import { boolean, integer, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** What became of a change, said when one looks back on it. */
export const changeOutcomes = ['as-planned', 'with-problems', 'backed-out', 'failed'] as const
export type ChangeOutcome = (typeof changeOutcomes)[number]

/** It did what it was made for. */
export const successes = ['as-planned', 'with-problems'] as const satisfies readonly ChangeOutcome[]

export const mostReviewQuestions = 30

/** What is asked when one looks back on a change: that of its category, else that of its entity, the nearest above each. */
export const reviewFormKind = defineKind('review-form', {
  plural: 'review-forms',
  table: 'review_form',
  fields: {
    name: text({ required: true }),
    /** Changes of this category and those below. */
    category: reference('ticket-category'),
    /** Changes of this entity and those below; with neither, all of them. */
    forEntity: reference('entity'),
    /** One on each line. */
    questions: longText({ max: 6000 }),
    /** Days after its end by which a change is to be reviewed. */
    dueDays: integer({ required: true, min: 0, max: 365 }),
    /** No change is closed before. */
    isRequired: boolean(),
    comment: longText(),
  },
  list: ['name', 'category', 'forEntity', 'dueDays', 'isRequired'],
  sort: 'name',
  guard: 'dictionary',
})

export const questionsIn = (lines: string | null): string[] =>
  (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const reviewAnswerSchema = z.strictObject({
  question: z.string().trim().min(1).max(500),
  answer: z.string().trim().max(4000),
})
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>

/** What the dialog of a review is told. */
export interface ReviewSheet {
  form: { id: string; name: string; questions: string[]; isRequired: boolean } | null
  answers: ReviewAnswer[]
}

/** One looks back on what was carried out, until it is closed. */
export const mayConclude = ({ type, status }: { type?: unknown; status?: unknown }): boolean =>
  type === 'change' && (status === 'applied' || status === 'review')
