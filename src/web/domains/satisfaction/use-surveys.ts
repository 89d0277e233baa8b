import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'
import { asSurvey, type Said, surveyFields } from './survey-answer.ts'

const { plural } = surveyAnswerKind
const most = 50

/** Questions that wait for whoever looks. */
export const asksMe: Condition = {
  all: [
    { field: 'state', op: 'is', value: 'asked' },
    { field: 'user', op: 'is', value: '@me' },
  ],
}

/** Questions and answers that a condition lets through, with all that their form needs. */
export function useSurveys(filter: Condition) {
  const query = { filter: JSON.stringify(filter), sort: '-askedAt', limit: most, fields: surveyFields }
  const { data, error, refetch } = useQuery({
    queryKey: [plural, 'list', 'forms', query],
    queryFn: ({ signal }) => api.get<{ items: Json[] }>(`/${plural}`, { query, signal }),
  })
  return { surveys: data?.items.map(asSurvey), error, refetch }
}

export function useAnswerSurvey() {
  const client = useQueryClient()
  return async (id: string, said: Said) => {
    await api.post(`/${plural}/${id}/answer`, said)
    await client.invalidateQueries({ queryKey: [plural] })
  }
}
