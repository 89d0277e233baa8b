import { z } from 'zod'
import { boolean, choice, instant, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const scales = ['5', '10'] as const

/** Which cases people are asked about once they are closed, and what. The nearest entity above a case that has one decides. */
export const surveyKind = defineKind('survey', {
  plural: 'surveys',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    isActive: boolean(),
    forIncident: boolean(),
    forRequest: boolean(),
    /** Of a hundred cases, so many are asked about. */
    rate: integer({ required: true, min: 1, max: 100 }),
    delayDays: integer({ required: true, min: 0, max: 90 }),
    openDays: integer({ required: true, min: 1, max: 365 }),
    scale: choice(scales, { required: true }),
    question: text({ required: true, max: 250 }),
    /** One more question a line. */
    further: longText(),
    /** A rating of this or less asks for a word of why. */
    commentBelow: integer({ min: 1, max: 10 }),
    comment: longText(),
  },
  list: ['name', 'isActive', 'rate', 'scale', 'entity'],
  entityField: 'entity',
})

export const answerStates = ['asked', 'answered', 'expired'] as const

export const mostQuestions = 6

/** What somebody was asked about a case, and what he said. */
export const surveyAnswerKind = defineKind('survey-answer', {
  plural: 'survey-answers',
  table: 'survey_answer',
  isImported: false,
  hasTrash: false,
  fields: {
    ticket: reference('ticket', { required: true, system: true }),
    survey: reference('survey', { required: true, system: true }),
    entity: reference('entity', { required: true, system: true }),
    user: reference('user', { required: true, system: true }),
    category: reference('ticket-category', { system: true }),
    state: choice(answerStates, { required: true, system: true }),
    /** As they were asked, the rating's first. */
    questions: json(z.array(z.string()).max(mostQuestions), { system: true, silent: true }),
    scale: integer({ required: true, system: true, silent: true, min: 5, max: 10 }),
    commentBelow: integer({ system: true, silent: true }),
    askedAt: instant({ required: true, system: true, silent: true }),
    expiresAt: instant({ required: true, system: true, silent: true, isAppointment: true }),
    answeredAt: instant({ system: true, silent: true }),
    rating: integer({ system: true, min: 1, max: 10 }),
    /** The rating of 100. */
    score: integer({ system: true, silent: true }),
    /** One for each further question; null = not said. */
    marks: json(z.array(z.int().min(1).max(10).nullable()).max(mostQuestions), { system: true, silent: true }),
    comment: longText({ system: true }),
  },
  relations: {
    assignee: {
      fields: { name: text(), user: reference('user'), group: reference('group') },
      named: 'name',
      kind: 'user',
    },
  },
  title: 'askedAt',
  sort: '-askedAt',
  list: ['ticket', 'rating', 'comment', 'user', 'category', 'state', 'answeredAt'],
  entityField: 'entity',
})

/** The questions to somebody and what he has said so far, for the page of a link as for his own. */
export interface OpenSurvey {
  questions: string[]
  scale: number
  commentBelow: number | null
  rating: number | null
  marks: (number | null)[]
  comment: string | null
}

/** 1 of 5 → 0, 5 of 5 → 100. */
export const scoreOf = (rating: number, scale: number): number => Math.round(((rating - 1) / (scale - 1)) * 100)

/** What a survey asks, the rating's question first. */
export const questionsOf = ({ question, further }: { question: string; further: string | null }): string[] =>
  [question, ...(further ?? '').split('\n').map((line) => line.trim())]
    .filter((line) => line !== '')
    .slice(0, mostQuestions)
