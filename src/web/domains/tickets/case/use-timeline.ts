import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { Timeline, TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { api } from '../../../engine/api.ts'

const pageSize = 200

const none: TimelineItem[] = []

/**
 * All that was said and done on a case, oldest first. Long ones come in pages, one after the other without being
 * asked: the newest page is the last, and the one people want.
 */
export function useTimeline(ticketId: string) {
  const query = useInfiniteQuery({
    queryKey: [ticketKind.plural, ticketId, 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Timeline>(`/tickets/${ticketId}/timeline`, { query: { limit: pageSize, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return {
    items: data?.pages.flatMap((page) => page.items) ?? none,
    isComplete: data !== undefined && !hasNextPage,
    isLoading: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
  }
}
