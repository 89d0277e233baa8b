import { IconAdjustments, IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import type { HistoryItem } from '../../../engine/record/history.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { Timeline, TimelineEvent } from '../../../ui/timeline/Timeline.tsx'
import css from './settings.module.css'
import { labelOf, type SettingShape, valueWords } from './settings.ts'

/** Who changed which setting, from what to what, newest first. */
export function SettingsHistory({ definitions }: { definitions: SettingShape[] }) {
  const { t, i18n } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['settings', 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: HistoryItem[]; next: string | null }>('/settings/history', {
        query: { after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (isPending) return <Skeleton />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return <EmptyState icon={IconHistory} title={t('admin.settings.noHistory')} hint={t('admin.settings.allUsual')} />
  const words = (key: string, value: unknown) =>
    valueWords(
      t,
      definitions.find((shape) => shape.key === key),
      value,
      i18n.language,
    )
  return (
    <div className={css.history}>
      <Timeline label={t('engine.history.label')}>
        {items.flatMap((item) =>
          item.changes.map((change) => (
            <TimelineEvent key={`${item.id} ${change.field}`} icon={IconAdjustments} at={item.at}>
              {t('admin.settings.changed', {
                name: item.actorName,
                setting: labelOf(t, change.field),
                before: words(change.field, change.old),
                after: words(change.field, change.new),
              })}
            </TimelineEvent>
          )),
        )}
      </Timeline>
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('engine.history.more')}
        </Button>
      ) : null}
    </div>
  )
}
