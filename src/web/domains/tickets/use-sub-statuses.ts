import { useQuery } from '@tanstack/react-query'
import { forType } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketSubStatusKind } from '../../../shared/tickets/tickets.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import { type Json, type Named, titleOf } from '../../engine/records.ts'

/** Few, and they hardly change: read once for all cases. */
function useRead(): Json[] {
  const { data } = useQuery({
    queryKey: [ticketSubStatusKind.plural, 'list', 'all'],
    queryFn: ({ signal }) => readPage(ticketSubStatusKind, { sort: 'position' }, { limit: 500, count: 'none' }, signal),
    staleTime: 5 * 60_000,
  })
  return data?.items ?? []
}

const asNamed = (each: Json): Named => ({ id: each.id, name: titleOf(ticketSubStatusKind, each) })

/** The words a site has for a state of a type, in its order. */
export const useSubStatuses = (type: string, status: string): Named[] =>
  useRead()
    .filter((each) => each.status === status && each[forType(type)] === true)
    .map(asNamed)

/** All of them, whatever state they stand under. */
export const useEverySubStatus = (): Named[] => useRead().map(asNamed)
