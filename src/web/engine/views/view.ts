import type { Condition } from '../../../shared/conditions/condition.ts'
import type { ListSearch } from '../list/list-search.ts'

/** What a view remembers; the names of the list's address. */
export interface ViewQuery {
  q?: string | undefined
  filter?: Condition | undefined
  sort?: string | undefined
  columns?: string[] | undefined
}

/** A tab of a list that comes with the house. The first one is what the bare address shows. */
export interface ShippedView {
  key: string
  /** Key of the label. */
  label: string
  query: ViewQuery
}

/** A tab of a list, shipped or saved. */
export interface View {
  id: string
  label: string
  query: ViewQuery
  saved: SavedView | null
}

/** As `GET /saved-views` gives it. */
export interface SavedView {
  id: string
  name: string
  kind: string
  isShared: boolean
  user: { id: string; name: string } | null
  query: ViewQuery
  version: number
}

/** The address that shows a view. */
export const searchOf = (view: View, type: string | undefined): ListSearch => ({
  view: view.id,
  ...(type === undefined ? {} : { type }),
  ...(view.query.q ? { q: view.query.q } : {}),
  ...(view.query.filter === undefined ? {} : { filter: view.query.filter }),
  ...(view.query.sort === undefined ? {} : { sort: view.query.sort }),
  ...(view.query.columns === undefined ? {} : { columns: view.query.columns.join(',') }),
})

/** How the address shows it, whatever view it shows. */
export const lookOf = ({ look, by }: ListSearch): ListSearch => ({
  ...(look === undefined ? {} : { look }),
  ...(by === undefined ? {} : { by }),
})

/** What the address shows, as a view would remember it. */
export const queryOf = (search: ListSearch): ViewQuery => ({
  ...(search.q ? { q: search.q } : {}),
  ...(search.filter === undefined ? {} : { filter: search.filter }),
  ...(search.sort === undefined ? {} : { sort: search.sort }),
  ...(search.columns === undefined ? {} : { columns: search.columns.split(',') }),
})

const plain = (query: ViewQuery): string =>
  JSON.stringify([query.q ?? '', query.filter ?? null, query.sort ?? '', query.columns ?? []])

/** The list shows something else than the view it started from. */
export const isChanged = (view: View, search: ListSearch): boolean => plain(view.query) !== plain(queryOf(search))

/** The view whose tab is lit: the one the address names, else the first. */
export const activeOf = (views: readonly View[], search: ListSearch): View | undefined =>
  views.find((view) => view.id === search.view) ?? views[0]

/** The list shows a view as it is. `plainSort`: the order the kind has anyway. */
export function isViewOf(views: readonly View[], search: ListSearch, plainSort: string): boolean {
  const view = activeOf(views, search)
  if (view === undefined) return false
  const isPlain = view.query.sort === undefined && search.sort === plainSort
  return !isChanged(view, isPlain ? { ...search, sort: undefined } : search)
}
