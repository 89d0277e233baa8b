import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { allOf } from '../../../../shared/conditions/condition.ts'
import type { Board, BoardColumn } from '../../../../shared/figures/board.ts'
import { groupCondition } from '../../../../shared/figures/figures.ts'
import type { BoardLimits } from '../../../../shared/tickets/board-limits.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { type ListQuestion, listParameters, readPage } from '../../../engine/list/use-list.ts'
import type { Json } from '../../../engine/records.ts'

/** What divides a board; the first unless the address says otherwise. */
export const divisions = ['status', 'assignee.user', 'assignee.group', 'priority', 'subStatus'] as const
export type Division = (typeof divisions)[number]

export const divisionOf = (by: string | undefined): Division => divisions.find((each) => each === by) ?? divisions[0]

const cardFields = ['number', 'title', 'type', 'status', 'subStatus', 'priority', 'requesters', 'assignees', 'clocks']
const pageSize = 20

/** The list above, in columns. */
export function useBoard(question: ListQuestion, by: Division) {
  const query = { ...listParameters({ ...question, fields: cardFields }), by, limit: pageSize }
  return useQuery({
    queryKey: [ticketKind.plural, 'list', 'board', query],
    queryFn: ({ signal }) => api.get<Board<Json>>(`/${ticketKind.plural}/board`, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** How many cases a column holds at most, as the site says. */
export const useBoardLimits = () =>
  useQuery({
    queryKey: ['board-limits'],
    queryFn: ({ signal }) => api.get<BoardLimits>('/board-limits', { signal }),
    staleTime: 60_000,
  })

/** What follows in a column, page after page, once somebody asks for it. */
export function useMoreOf(question: ListQuestion, by: Division, column: BoardColumn<Json>, isAsked: boolean) {
  const asked = {
    ...question,
    filter: allOf(question.filter, groupCondition(ticketKind, by, column.key)),
    fields: cardFields,
  }
  const query = useInfiniteQuery({
    queryKey: [ticketKind.plural, 'list', 'column', listParameters(asked), column.next],
    queryFn: ({ pageParam, signal }) =>
      readPage(ticketKind, asked, { limit: pageSize, count: 'none', after: pageParam }, signal),
    initialPageParam: column.next ?? undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: isAsked && column.next !== null,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    isBusy: query.isFetching,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
