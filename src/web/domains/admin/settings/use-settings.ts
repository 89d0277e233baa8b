import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../engine/api.ts'
import type { Settings } from './settings.ts'

export const useSettings = () =>
  useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => api.get<Settings>('/settings', { signal }) })

/** Writes one setting. @throws ProblemError `invalid` on `value`. */
export function useChangeSetting(key: string): (value: unknown) => Promise<unknown> {
  const client = useQueryClient()
  return async (value) => {
    await api.put(`/settings/${key}`, { value })
    await client.invalidateQueries({ queryKey: ['settings'] })
  }
}
