import { useMemo } from 'react'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { useRouteSearch } from '../route-hooks.ts'
import type { View } from '../views/view.ts'
import type { ListSearch } from './list-search.ts'

export interface ListState extends ListSearch {
  q: string
  sort: string
  trash: boolean
}

export type ChangeList = (patch: Partial<ListSearch>, options?: { replace?: boolean }) => void

/** What the list shows: the address, or the first view when the address says nothing. */
export function useListState(kind: Kind, views: View[]): [ListState, ChangeList] {
  const [search, change] = useRouteSearch<ListSearch>()
  const first = views[0]?.query
  // An address that asks for something shows just that; a bare one shows the first view.
  const isBare = search.view === undefined && search.q === undefined && search.filter === undefined
  const state = useMemo(
    () => ({
      ...search,
      q: search.q ?? (isBare ? first?.q : undefined) ?? '',
      filter: search.filter ?? (isBare ? first?.filter : undefined),
      columns: search.columns ?? (isBare ? first?.columns?.join(',') : undefined),
      sort: search.sort ?? (search.view === undefined ? first?.sort : undefined) ?? kind.sort,
      trash: search.trash === true,
    }),
    [search, isBare, first, kind.sort],
  )
  return [state, change]
}

/** What the list asks besides the query: the page's own condition, the division, the filter of the address. */
export function conditionOf(
  state: ListState,
  base: Condition | undefined,
  facet: string | undefined,
): Condition | undefined {
  const division: Condition | null =
    facet !== undefined && state.type !== undefined ? { field: facet, op: 'is', value: state.type } : null
  const all = allOf(base, division, state.filter)
  return 'all' in all && all.all.length === 0 ? undefined : all
}
