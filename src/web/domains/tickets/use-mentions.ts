import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Mentionable, UnseenMention } from '../../../shared/tickets/mentions.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../engine/api.ts'

const key = ['mentions'] as const

/** Cases on which I was named and have not looked. */
export const useUnseenMentions = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<{ items: UnseenMention[] }>('/mentions', { signal }),
    staleTime: 30_000,
  })

/** Whoever looks at a case has seen where he was named there. */
export function useSeeMention(ticketId: string): void {
  const client = useQueryClient()
  const { data } = useUnseenMentions()
  const isNamed = data?.items.some(({ ticket }) => ticket.id === ticketId) === true
  useEffect(() => {
    if (!isNamed) return
    void api.post(`/${ticketKind.plural}/${ticketId}/see-mention`).then(
      () => client.invalidateQueries({ queryKey: key }),
      () => {},
    )
  }, [client, ticketId, isNamed])
}

/** People who can be named in what is written on the case. */
export function useMentionSearch(ticketId: string, isPrivate: boolean) {
  return useCallback(
    async (text: string, signal: AbortSignal) => {
      const query = { text, private: String(isPrivate) }
      const path = `/${ticketKind.plural}/${ticketId}/mentionable`
      return (await api.get<{ items: Mentionable[] }>(path, { query, signal })).items
    },
    [ticketId, isPrivate],
  )
}
