import type { Json, Named } from '../../engine/records.ts'

/** What a question to somebody holds, on its own page or behind a link. */
export interface Survey {
  questions: string[]
  scale: number
  commentBelow: number | null
  rating: number | null
  marks: (number | null)[]
  comment: string | null
}

export interface SurveyRecord extends Json, Survey {
  ticket: Named
  state: 'asked' | 'answered' | 'expired'
  expiresAt: string
}

export interface Said {
  rating: number
  marks: (number | null)[]
  comment: string
}

export const asSurvey = (record: Json): SurveyRecord => record as unknown as SurveyRecord

/** Fields that the form needs, which lists leave out. */
export const surveyFields = 'ticket,state,questions,scale,commentBelow,rating,marks,comment,expiresAt'
