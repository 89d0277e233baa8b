import {
  type Icon,
  IconArrowBackUp,
  IconDownload,
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
import { toast } from '../../ui/feedback/toast.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Timeline, TimelineEvent } from '../../ui/timeline/Timeline.tsx'
import { api } from '../api.ts'
import { saveFile } from '../download.ts'
import { ProblemError } from '../problem.ts'
import {
  actText,
  type FieldChange,
  type HistoryItem,
  historyCsv,
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

interface HistoryPage {
  items: HistoryItem[]
  next: string | null
}

/** What happened to a record, newest first, as sentences; of kinds that agents feed, by whom. */
export function HistoryPanel({ kind, id }: { kind: Kind; id: string }) {
  const { t } = useTranslation()
  const [by, setBy] = useState('')
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: [kind.plural, id, 'history', by],
    queryFn: ({ pageParam, signal }) =>
      api.get<HistoryPage>(`/${kind.plural}/${id}/history`, {
        query: { limit: pageSize, after: pageParam, by: by === '' ? undefined : by },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = together(data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <div className={css.history}>
      <Bar kind={kind} id={id} by={by} onBy={setBy} />
      {isPending ? <Skeleton /> : null}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data !== undefined && items.length === 0 ? (
        <EmptyState icon={IconHistory} title={t(by === '' ? 'engine.history.empty' : 'engine.history.noneBy')} />
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

/** Whose acts are shown, and all of them as a table. */
function Bar({ kind, id, by, onBy }: { kind: Kind; id: string; by: string; onBy: (by: string) => void }) {
  const { t } = useTranslation()
  const [isBusy, setIsBusy] = useState(false)
  const isFed = Object.values(kind.fields).some((field) => field.fed === true)
  const save = async () => {
    setIsBusy(true)
    try {
      const items = await allOf(kind, id, by)
      saveFile(`${kind.name}-${id}.csv`, new Blob([historyCsv(t, kind, items)], { type: 'text/csv' }))
    } catch (error) {
      toast.failed(error instanceof ProblemError ? error.title : t('engine.history.exportFailed'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className={css.historyBar}>
      {isFed ? (
        <SegmentedFilter
          label={t('engine.history.by.label')}
          value={by}
          onChange={onBy}
          segments={['', 'agent', 'people'].map((value) => ({
            value,
            label: t(`engine.history.by.${value === '' ? 'all' : value}`),
          }))}
        />
      ) : null}
      <Button kind="quiet" size="small" icon={IconDownload} busy={isBusy} onClick={() => void save()}>
        {t('engine.history.export')}
      </Button>
    </div>
  )
}

async function allOf(kind: Kind, id: string, by: string): Promise<HistoryItem[]> {
  const items: HistoryItem[] = []
  for (let after: string | undefined; ; ) {
    const page: HistoryPage = await api.get(`/${kind.plural}/${id}/history`, {
      query: { limit: 500, after, by: by === '' ? undefined : by },
    })
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
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
