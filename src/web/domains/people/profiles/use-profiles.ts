import { useQuery } from '@tanstack/react-query'
import { api } from '../../../engine/api.ts'
import type { Profile } from './permissions.ts'

/** All profiles with their rights: there are few. */
export const useProfiles = () =>
  useQuery({
    queryKey: ['profiles', 'list', 'studio'],
    queryFn: async ({ signal }) => {
      const answer = await api.get<{ items: Profile[] }>('/profiles', {
        query: { limit: 500, count: 'none', fields: 'name,code,shell,isShipped,permissions' },
        signal,
      })
      return answer.items
    },
  })

/** Names of all rights that the rooms declare. */
export const usePermissions = () =>
  useQuery({
    queryKey: ['permissions'],
    queryFn: async ({ signal }) => {
      const answer = await api.get<{ items: { id: string }[] }>('/permissions', { signal })
      return answer.items.map((item) => item.id)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
