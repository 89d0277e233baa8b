import type { OpenSurvey } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import type { Json, Named } from '../../engine/records.ts'

export interface SurveyRecord extends Json, OpenSurvey {
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
