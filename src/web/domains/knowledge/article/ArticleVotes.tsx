import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../knowledge.module.css'

interface Vote {
  isHelpful: boolean
  comment: string | null
  at: string
  by: { id: string; name: string }
}

interface VotePage {
  items: Vote[]
  next: string | null
}

/** What readers said, for whoever makes the article better. */
export function ArticleVotes({ record }: { record: Json }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: [articleKind.plural, record.id, 'votes'],
    queryFn: ({ pageParam, signal }) =>
      api.get<VotePage>(`/articles/${record.id}/votes`, { query: { after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton lines={4} />
  const votes = query.data.pages.flatMap((page) => page.items)
  if (votes.length === 0)
    return <EmptyState icon={IconThumbUp} title={t('knowledge.votes.none')} hint={t('knowledge.votes.noneHint')} />
  return (
    <div className={css.stack}>
      <p className={css.soft}>
        {t('knowledge.votes.sum', { yes: Number(record.helpful), no: Number(record.unhelpful) })}
        {' · '}
        {t('knowledge.votes.solved', { count: Number(record.solved) })}
      </p>
      <ul className={css.rows}>
        {votes.map((vote) => (
          <li key={vote.by.id} className={css.vote}>
            {vote.isHelpful ? (
              <IconThumbUp size="1.2em" stroke={1.75} aria-label={t('knowledge.vote.yes')} />
            ) : (
              <IconThumbDown size="1.2em" stroke={1.75} aria-label={t('knowledge.vote.no')} />
            )}
            <div>
              <p>
                {vote.by.name}{' '}
                <span className={css.soft}>
                  · <RelativeTime at={vote.at} />
                </span>
              </p>
              {vote.comment ? <p className={css.comment}>{vote.comment}</p> : null}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('knowledge.more')}
        </Button>
      ) : null}
    </div>
  )
}
