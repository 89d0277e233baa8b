import { useTranslation } from 'react-i18next'
import { type NoticeFamily, noticeFamilies } from '../../../shared/notifications/notice-events.ts'
import { noticeKind } from '../../../shared/notifications/notifications.kinds.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { Button } from '../../ui/button/Button.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { NoticeItem } from './NoticeItem.tsx'
import { useNotices } from './notices.ts'
import css from './notifications.module.css'

export interface NoticeSearch {
  read?: 'all'
  family?: NoticeFamily
}

interface NoticeListProps {
  shell: 'desk' | 'portal'
  search: NoticeSearch
  change: (search: NoticeSearch) => void
}

/** One's inbox, filtered by what is unread and by subject; the address holds the filters. */
export function NoticeList({ shell, search, change }: NoticeListProps) {
  const { t } = useTranslation()
  useLive({ kinds: [noticeKind.name] })
  const family = search.family ?? null
  const { notices, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useNotices({
    isUnread: search.read !== 'all',
    family,
  })
  return (
    <>
      <div className={css.tools}>
        <SegmentedFilter
          label={t('notifications.title')}
          value={search.read ?? 'unread'}
          segments={[
            { value: 'unread', label: t('notifications.view.unread') },
            { value: 'all', label: t('notifications.view.all') },
          ]}
          onChange={(value) => change({ ...search, read: value === 'all' ? 'all' : undefined } as NoticeSearch)}
        />
        <div className={css.family}>
          <ChoiceField
            label={t('kind.notice.field.family')}
            placeholder={t('notifications.anyFamily')}
            value={family}
            choices={noticeFamilies.map((value) => ({ value, label: t(`notifications.family.${value}`) }))}
            onChange={(value) => change({ ...search, family: (value ?? undefined) as NoticeFamily })}
          />
        </div>
      </div>
      {notices === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : notices.length === 0 ? (
        <EmptyState
          title={t(search.read === 'all' ? 'notifications.none' : 'notifications.noneUnread')}
          hint={t('notifications.hint')}
        />
      ) : (
        <ul className={css.list}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeItem notice={notice} shell={shell} isWhole />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('notifications.more')}
        </Button>
      ) : null}
    </>
  )
}
