import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import type { NoticeFamily, NoticeKind } from '../../../shared/notifications/notice-events.ts'
import { noticeKind } from '../../../shared/notifications/notifications.kinds.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'

export interface Notice {
  id: string
  title: string
  about: string
  family: NoticeFamily
  reason: string | null
  at: string
  isUnread: boolean
  recordKind: NoticeKind
  recordId: string | null
}

interface Page {
  items: Json[]
  total: number | null
  next: string | null
}

const fields = 'title,about,family,reason,at,readAt,recordKind,recordId'

export const unread: Condition = { field: 'readAt', op: 'empty' }

export const asNotice = (record: Json): Notice => ({
  id: record.id,
  title: String(record.title),
  about: String(record.about ?? ''),
  family: record.family as NoticeFamily,
  reason: typeof record.reason === 'string' ? record.reason : null,
  at: String(record.at),
  isUnread: record.readAt == null,
  recordKind: record.recordKind as NoticeKind,
  recordId: record.recordId == null ? null : String(record.recordId),
})

export interface NoticeFilter {
  isUnread: boolean
  family: NoticeFamily | null
}

const conditionOf = ({ isUnread, family }: NoticeFilter): Condition =>
  allOf(isUnread ? unread : null, family === null ? null : { field: 'family', op: 'is', value: family })

/** How many are unread, and the latest of them all: what the bell shows. */
export function useUnread() {
  const query = { filter: JSON.stringify(unread), limit: 1, fields: 'id' }
  const { data } = useQuery({
    queryKey: [noticeKind.plural, 'list', 'unread'],
    queryFn: ({ signal }) => api.get<Page>(`/${noticeKind.plural}`, { query, signal }),
    // The live channel tells; where it is broken, the minute does.
    refetchInterval: 60_000,
    staleTime: 30_000,
  })
  return data?.total ?? 0
}

/** The latest, as long as the bell is open. */
export function useLatest(isOpen: boolean) {
  const query = { sort: '-at', limit: 8, fields, count: 'none' }
  const { data, error, refetch } = useQuery({
    queryKey: [noticeKind.plural, 'list', 'latest'],
    queryFn: ({ signal }) => api.get<Page>(`/${noticeKind.plural}`, { query, signal }),
    enabled: isOpen,
  })
  return { notices: data?.items.map(asNotice), error, refetch }
}

/** All of them, portion by portion. */
export function useNotices(filter: NoticeFilter) {
  const asked = { filter: JSON.stringify(conditionOf(filter)), sort: '-at', limit: 30, fields }
  const list = useInfiniteQuery({
    queryKey: [noticeKind.plural, 'list', 'all', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(`/${noticeKind.plural}`, {
        query: { ...asked, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  return { ...list, notices: list.data?.pages.flatMap((page) => page.items.map(asNotice)) }
}
