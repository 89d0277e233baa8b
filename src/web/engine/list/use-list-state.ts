import { useMemo } from 'react'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { useRouteSearch } from '../route-hooks.ts'
import type { View, ViewQuery } from '../views/view.ts'
import type { ListSearch } from './list-search.ts'

export interface ListState extends ListSearch {
  q: string
  sort: string
  trash: boolean
}

export type ChangeList = (patch: Partial<ListSearch>, options?: { replace?: boolean }) => void

/**
 * What the list shows: the address; as far as that says nothing, the view it names, or the first one when it names none.
 * An empty query in the address says something: no filter.
 */
export function stateOf(search: ListSearch, view: ViewQuery | undefined, plainSort: string): ListState {
  const asked = search.q === undefined && search.filter === undefined ? view : undefined
  return {
    ...search,
    q: search.q ?? asked?.q ?? '',
    filter: search.filter ?? asked?.filter,
    columns: search.columns ?? asked?.columns?.join(','),
    sort: search.sort ?? view?.sort ?? plainSort,
    trash: search.trash === true,
  }
}

/** The state of the list as its address and its views say it, and the way to change the address. */
export function useListState(kind: Kind, views: View[]): [ListState, ChangeList] {
  const [search, change] = useRouteSearch<ListSearch>()
  const named = search.view === undefined ? views[0] : views.find((view) => view.id === search.view)
  const query = named?.query
  const state = useMemo(() => stateOf(search, query, kind.sort), [search, query, kind.sort])
  return [state, change]
}

/** What the list asks besides the query: the page's own condition, the division, the filter of the address. */
export function conditionOf(
  state: ListState,
  base: Condition | undefined,
  division: Condition | null,
): Condition | undefined {
  const all = allOf(base, division, state.filter)
  return 'all' in all && all.all.length === 0 ? undefined : all
}
