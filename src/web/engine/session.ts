import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from './api.ts'

export interface Session {
  user: { id: string; name: string; login: string; language: string }
  profiles: { id: string; name: string }[]
  entities: { id: string; name: string }[]
  /** Permission names the person holds somewhere: `ticket.solve`. The server decides again on each row. */
  abilities: string[]
  shell: 'desk' | 'portal'
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
  staleTime: 5 * 60_000,
})

/** The person who is signed in. Only for pages behind the sign-in: the router has loaded the session before them. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  return data ?? nobody
}

/** The moment between signing out and leaving the page: nobody may do anything. */
const nobody: Session = {
  user: { id: '', name: '', login: '', language: 'fr' },
  profiles: [],
  entities: [],
  abilities: [],
  shell: 'portal',
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
    client.clear()
  }, [client])
}
