import { useQuery } from '@tanstack/react-query'
import { forType } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketSubStatusKind } from '../../../shared/tickets/tickets.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import type { Named } from '../../engine/records.ts'

/** The words a site has for a state of a type, in its order. Few, and they hardly change: read once for all cases. */
export function useSubStatuses(type: string, status: string): Named[] {
  const { data } = useQuery({
    queryKey: [ticketSubStatusKind.plural, 'list', 'all'],
    queryFn: ({ signal }) => readPage(ticketSubStatusKind, { sort: 'position' }, { limit: 500, count: 'none' }, signal),
    staleTime: 5 * 60_000,
  })
  return (data?.items ?? [])
    .filter((each) => each.status === status && each[forType(type)] === true)
    .map((each) => ({ id: each.id, name: String(each.name) }))
}
