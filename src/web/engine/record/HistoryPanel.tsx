import {
  type Icon,
  IconArrowBackUp,
  IconHistory,
  IconPencil,
  IconPlus,
  IconRobot,
  IconTrash,
} from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Timeline, TimelineEvent } from '../../ui/timeline/Timeline.tsx'
import { api } from '../api.ts'
import { HistoryBar } from './HistoryBar.tsx'
import {
  actText,
  asked,
  everything,
  type FieldChange,
  type HistoryFilter,
  type HistoryItem,
  type HistoryPage,
  isLong,
  labelOf,
  sideText,
  together,
} from './history.ts'
import css from './record.module.css'

const pageSize = 40

const icons: Record<string, Icon> = {
  create: IconPlus,
  remove: IconTrash,
  restore: IconArrowBackUp,
  update: IconPencil,
}

const iconOf = (item: HistoryItem): Icon => {
  if (item.user === null) return IconRobot
  return icons[item.action.slice(item.action.indexOf('.') + 1)] ?? IconPencil
}

/** What happened to a record, newest first, as sentences; of kinds that agents feed, by whom. */
export function HistoryPanel({ kind, id }: { kind: Kind; id: string }) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<HistoryFilter>(everything)
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: [kind.plural, id, 'history', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<HistoryPage>(`/${kind.plural}/${id}/history`, {
        query: { limit: pageSize, after: pageParam, ...asked(filter) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = together(data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <div className={css.history}>
      <HistoryBar kind={kind} id={id} filter={filter} onFilter={setFilter} />
      {isPending ? <Skeleton /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data !== undefined && items.length === 0 ? (
        <EmptyState
          icon={IconHistory}
          title={t(filter === everything ? 'engine.history.empty' : 'engine.history.noneBy')}
        />
      ) : null}
      {items.length === 0 ? null : (
        <Timeline label={t('engine.history.label')}>
          {items.map((item) => (
            <TimelineEvent key={item.id} icon={iconOf(item)} at={item.at} below={<Changes kind={kind} item={item} />}>
              <Act kind={kind} item={item} />
            </TimelineEvent>
          ))}
        </Timeline>
      )}
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('engine.history.more')}
        </Button>
      ) : null}
    </div>
  )
}

/** One field changed: its name stands in the sentence already. */
const isSentence = (item: HistoryItem) => item.changes.length === 1 && item.action.endsWith('.update')

const isCreation = (item: HistoryItem) => item.action.endsWith('.create')

/** "Sophie Martin a changé Lieu : Marseille → Nice". */
function Act({ kind, item }: { kind: Kind; item: HistoryItem }) {
  const { t } = useTranslation()
  const [only] = item.changes
  const source = t(`engine.history.source.${item.source}`, { defaultValue: '' })
  return (
    <>
      <span className={css.actor}>{item.actorName}</span> {actText(t, kind, item)}
      {isSentence(item) && only !== undefined ? <Values kind={kind} change={only} /> : null}
      {source !== '' ? <span className={css.source}> ({source})</span> : null}
    </>
  )
}

/** What an act changed, field by field; the many values of a creation wait to be asked for. */
function Changes({ kind, item }: { kind: Kind; item: HistoryItem }) {
  const { t } = useTranslation()
  if (item.changes.length === 0 || isSentence(item)) return null
  const list = (
    <ul className={css.changes}>
      {item.changes.map((change) => (
        <li key={change.field}>
          {labelOf(t, kind, change.field)}
          <Values kind={kind} change={change} isFirst={isCreation(item)} />
        </li>
      ))}
    </ul>
  )
  if (!isCreation(item)) return list
  return (
    <details>
      <summary className={css.summary}>{t('engine.history.values', { count: item.changes.length })}</summary>
      {list}
    </details>
  )
}

function Values({ kind, change, isFirst }: { kind: Kind; change: FieldChange; isFirst?: boolean }) {
  const { t } = useTranslation()
  if (isLong(kind, change) || change.field === 'deletedAt') return null
  return (
    <>
      {t('engine.history.colon')}
      {isFirst ? null : (
        <>
          <span className={css.old}>{sideText(t, kind, change, 'old')}</span>
          <span aria-hidden> → </span>
          <span className="visually-hidden">{t('engine.history.becomes')}</span>
        </>
      )}
      <span className={css.new}>{sideText(t, kind, change, 'new')}</span>
    </>
  )
}
