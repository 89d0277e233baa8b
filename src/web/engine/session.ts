import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from './api.ts'
import { setCurrency } from './currency.ts'

interface Named {
  id: string
  name: string
}

/** Who is signed in, as `GET /api/v1/session` says. */
export interface Session {
  user: Named & { login: string; language: string; email: string | null; entity: Named }
  profiles: (Named & { entity: Named; isRecursive: boolean })[]
  /** The organisational units where this person works. */
  entities: Named[]
  groups: Named[]
  /** Permission names the person holds somewhere: `ticket.solve`. The server decides again on each row. */
  abilities: string[]
  shell: 'desk' | 'portal'
  /** How one likes it, kept with the account. */
  preferences: Record<string, unknown>
  /** In which the instance counts: `EUR`. */
  currency: string
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api.get<Session>('/session', { signal })
    setCurrency(session.currency)
    return session
  },
  staleTime: 5 * 60_000,
})

/** The person who is signed in. Only for pages behind the sign-in: the router has loaded the session before them. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  return data ?? nobody
}

/** The moment between signing out and leaving the page: nobody may do anything. */
const nobody: Session = {
  user: { id: '', name: '', login: '', language: 'fr', email: null, entity: { id: '', name: '' } },
  profiles: [],
  entities: [],
  groups: [],
  abilities: [],
  shell: 'portal',
  preferences: {},
  currency: 'EUR',
}

/** `const can = useCan(); can('ticket.create')`: whether to show a verb at all. */
export function useCan(): (ability: string) => boolean {
  const { abilities } = useSession()
  return useCallback((ability: string) => abilities.includes(ability), [abilities])
}

/** @throws ProblemError `sign_in_failed`, `rate_limited`, `invalid`. */
export const signIn = (login: string, password: string): Promise<unknown> => api.post('/session', { login, password })

/** Ends the session at the server and forgets everything this page has read. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await api.delete('/session')
    // What a page kept to open without network (counting-worker.js) is the person's who has just left.
    await globalThis.caches?.delete('cigale-count').catch(() => false)
    client.clear()
  }, [client])
}

/** Changes the language of the account, or single preferences (null removes one); this page knows at once. */
export function useChangePreferences(): (change: {
  language?: string
  preferences?: Record<string, unknown>
}) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    async (change) => {
      const { preferences } = await api.patch<{ preferences: Record<string, unknown> }>('/session/preferences', change)
      client.setQueryData(sessionQuery.queryKey, (old) =>
        old ? { ...old, preferences, user: { ...old.user, language: change.language ?? old.user.language } } : old,
      )
      // Names of states, categories and their like come in the reader's language.
      if (change.language !== undefined) void client.invalidateQueries()
    },
    [client],
  )
}
