import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { api } from '../../engine/api.ts'
import { partQuery } from '../../engine/records.ts'

export interface Day {
  day: string
  found: number
}

/** An audit as the server tells of it (server/domains/audits/audits.queries.ts). */
export interface Finding {
  id: string
  name: string
  severity: string
  isActive: boolean
  list: string
  filter: Condition
  total: number | null
  countedAt: string | null
  fault: string | null
  checkedAt: string | null
  days: Day[] | null
}

export interface Outcome extends Finding {
  units: { id: string; name: string; found: number }[]
}

interface Findings {
  items: Finding[]
  lastRunAt: string | null
  nextRunAt: string
}

/**
 * What every audit finds for whoever asks, now or as of the last night. Its key is that of the list of audits: both are
 * read again together.
 */
export const useFindings = (counts: 'now' | 'nightly' = 'now'): UseQueryResult<Findings> =>
  useQuery({
    queryKey: [auditRuleKind.plural, 'list', 'findings', counts],
    queryFn: ({ signal }) => api.get<Findings>(`/audits?counts=${counts}`, { signal }),
    staleTime: 30_000,
  })

export const useOutcome = (id: string): UseQueryResult<Outcome> =>
  useQuery(partQuery<Outcome>(auditRuleKind, id, 'outcome'))

/** The list that shows exactly what was found. */
export const listOf = ({ list, filter }: Pick<Finding, 'list' | 'filter'>) => ({
  to: `/${list}`,
  search: { view: 'all', filter } as never,
})
