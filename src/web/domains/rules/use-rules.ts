import { useQuery } from '@tanstack/react-query'
import type { RuleTrace } from '../../../shared/rules/rule.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import type { RuleRecord } from './rule.ts'

const fields = [
  'name',
  'set',
  'entity',
  'withChildren',
  'position',
  'isActive',
  'condition',
  'effects',
  'stops',
  'comment',
]

/** All rules of a set: there are some hundreds at most. */
export const useRules = (set: string) =>
  useQuery({
    queryKey: ['rules', 'list', 'studio', set],
    queryFn: async ({ signal }) => {
      const page = await readPage(
        ruleKind,
        { filter: { field: 'set', op: 'is', value: set }, sort: 'position', fields },
        { limit: 500, count: 'none' },
        signal,
      )
      return page.items as unknown as RuleRecord[]
    },
  })

/** How a part of a condition was judged, as the server says. */
export type Verdict =
  | { join: 'all' | 'any' | 'none'; met: boolean; parts: Verdict[] }
  | { part: RuleRecord['condition']; met: boolean; found?: unknown }

export interface Trial {
  record: { id: string; title: string }
  trace: RuleTrace[]
  verdict: Verdict | null
  refusal: { rule: string; reason: string } | null
}

export interface Preview {
  looked: number
  matched: number
  differences: {
    record: { id: string; title: string }
    changes: { field: string; before: unknown; after: unknown }[]
    reason: string | null
  }[]
}
