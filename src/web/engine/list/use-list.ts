import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { api } from '../api.ts'
import type { Json } from '../records.ts'

export interface ListPage {
  items: Json[]
  total: number | null
  next: string | null
}

export interface ListQuestion {
  q?: string | undefined
  filter?: Condition | undefined
  sort?: string | undefined
  trash?: boolean | undefined
  fields?: string[] | undefined
}

const pageSize = 60

/** The question as the API takes it. */
export const listParameters = ({ q, filter, sort, trash, fields }: ListQuestion) => ({
  q: q?.trim() || undefined,
  filter: filter === undefined ? undefined : JSON.stringify(filter),
  sort,
  trash: trash ? '1' : undefined,
  fields: fields?.join(','),
})

/** One page of a kind, asked once. */
export const readPage = (
  kind: Kind,
  question: ListQuestion,
  more: { limit: number; count?: 'exact' | 'none'; after?: string | undefined },
  signal?: AbortSignal,
): Promise<ListPage> =>
  api.get<ListPage>(`/${kind.plural}`, { query: { ...listParameters(question), ...more }, signal })

/** Rows of a kind, page after page as one scrolls. The old rows stay while new ones are on their way. */
export function useList(kind: Kind, question: ListQuestion, options: { pageSize?: number; isOn?: boolean } = {}) {
  const limit = options.pageSize ?? pageSize
  const query = useInfiniteQuery({
    queryKey: [kind.plural, 'list', listParameters(question), limit],
    queryFn: ({ pageParam, signal }) =>
      readPage(kind, question, { limit, count: pageParam === undefined ? 'exact' : 'none', after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: options.isOn !== false,
  })
  const data: InfiniteData<ListPage> | undefined = query.data
  return {
    rows: data?.pages.flatMap((page) => page.items) ?? [],
    total: data?.pages[0]?.total ?? null,
    pages: data?.pages.length ?? 0,
    isLoading: query.isPending,
    isOld: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
