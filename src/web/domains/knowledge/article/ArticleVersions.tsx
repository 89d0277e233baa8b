import { IconHistory, IconRestore } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleVersion } from '../../../../shared/knowledge/faq.ts'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../knowledge.module.css'
import { VersionDifference } from './VersionDifference.tsx'

interface VersionPage {
  items: ArticleVersion[]
  next: string | null
}

/** What was published and when; one against the one before it, and its words back again. */
export function ArticleVersions({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number | null>(null)
  const restore = useAction(articleKind, record.id, 'restore-version')
  const query = useInfiniteQuery({
    queryKey: [articleKind.plural, record.id, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      api.get<VersionPage>(`/articles/${record.id}/versions`, { query: { after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton lines={4} />
  const versions = query.data.pages.flatMap((page) => page.items)
  if (versions.length === 0)
    return (
      <EmptyState icon={IconHistory} title={t('knowledge.versions.none')} hint={t('knowledge.versions.noneHint')} />
    )
  const newest = versions[0]!.number
  return (
    <div className={css.stack}>
      <ul className={css.rows}>
        {versions.map((version) => (
          <li key={version.number} className={css.version}>
            <div className={css.versionHead}>
              <button
                type="button"
                className={css.versionName}
                aria-expanded={open === version.number}
                onClick={() => setOpen(open === version.number ? null : version.number)}
              >
                {t('knowledge.versions.name', { number: version.number })}
              </button>
              <span className={css.soft}>
                {version.by?.name ?? t('knowledge.versions.house')} · <RelativeTime at={version.at} />
              </span>
              {record.can?.update && version.number !== newest ? (
                <Button
                  size="small"
                  icon={IconRestore}
                  busy={restore.isBusy}
                  onClick={() =>
                    void restore.run(
                      { number: version.number },
                      {
                        version: record.version,
                        done: t('knowledge.versions.restored', { number: version.number }),
                        undo: () => restore.run({ number: newest }),
                      },
                    )
                  }
                >
                  {t('knowledge.versions.restore')}
                </Button>
              ) : null}
            </div>
            {open === version.number ? <Against record={record} number={version.number} /> : null}
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

const useVersion = (id: string, number: number) =>
  useQuery({
    queryKey: [articleKind.plural, id, 'versions', number],
    queryFn: async ({ signal }) =>
      (await api.get<VersionPage>(`/articles/${id}/versions`, { query: { number }, signal })).items[0] ?? null,
    enabled: number > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

function Against({ record, number }: { record: Json; number: number }) {
  const now = useVersion(record.id, number)
  const before = useVersion(record.id, number - 1)
  if (now.error) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />
  if (now.data === undefined || (number > 1 && before.data === undefined)) return <Skeleton lines={3} />
  return <VersionDifference before={before.data ?? null} now={now.data} />
}
