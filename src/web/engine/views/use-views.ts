import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { useSession } from '../session.ts'
import type { SavedView, ShippedView, View, ViewQuery } from './view.ts'

const key = (list: string) => ['saved-views', 'list', list]

/** The tabs of a list: shipped, then mine, then those that others share. `list`: `assets` or `assets/computer`. */
export function useViews(list: string, shipped: readonly ShippedView[]): View[] {
  const { t } = useTranslation()
  const { user } = useSession()
  const { data } = useQuery({
    queryKey: key(list),
    queryFn: ({ signal }) =>
      api.get<{ items: SavedView[] }>('/saved-views', {
        query: {
          filter: JSON.stringify({ field: 'kind', op: 'is', value: list }),
          fields: 'name,kind,isShared,user,query,version',
          limit: 100,
          count: 'none',
        },
        signal,
      }),
    staleTime: 5 * 60_000,
  })
  const saved = (data?.items ?? []).toSorted((a, b) => Number(a.user?.id !== user.id) - Number(b.user?.id !== user.id))
  return [
    ...shipped.map((view) => ({ id: view.key, label: t(view.label), query: view.query, saved: null })),
    ...saved.map((view) => ({ id: view.id, label: view.name, query: view.query, saved: view })),
  ]
}

interface NewView {
  name: string
  isShared: boolean
  query: ViewQuery
}

/** Makes, changes and removes views of a list; the tabs follow. */
export function useViewVerbs(list: string) {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: key(list) })
  const create = useMutation({
    mutationFn: (view: NewView) => api.post<SavedView>('/saved-views', { ...view, kind: list }),
    onSettled,
  })
  const update = useMutation({
    mutationFn: ({ id, ...patch }: Partial<NewView> & { id: string }) =>
      api.patch<SavedView>(`/saved-views/${id}`, patch),
    onSettled,
  })
  const remove = useMutation({ mutationFn: (id: string) => api.delete(`/saved-views/${id}`), onSettled })
  const restore = useMutation({ mutationFn: (id: string) => api.post(`/saved-views/${id}/restore`), onSettled })
  return { create, update, remove, restore }
}
