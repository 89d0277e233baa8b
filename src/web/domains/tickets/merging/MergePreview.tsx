import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JoinedActors, MergeSource, MergePreview as Preview } from '../../../../shared/tickets/case-merge.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import side from '../side/side.module.css'
import { TicketLine } from '../side/TicketLine.tsx'
import css from '../tickets.module.css'

interface MergePreviewProps {
  into: string
  sources: string[]
  actors: JoinedActors
}

/** What each case would bring, and why one of them cannot come. */
export function MergePreview({ into, sources, actors }: MergePreviewProps) {
  const { t, i18n } = useTranslation()
  const preview = useQuery(partQuery<Preview>(ticketKind, into, `merge-preview?sources=${sources.join()}`))
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
  if (preview.data === undefined) return <Skeleton lines={3} />
  const { items, readers, days } = preview.data
  const names = (list: readonly string[]) => new Intl.ListFormat(i18n.language).format(list)
  return (
    <div className={css.preview} role="status">
      <ul className={side.people}>
        {items.map((source) => (
          <TicketLine key={source.id} ticket={source} hint={hintOf(source)} />
        ))}
      </ul>
      <p className={css.previewWords}>
        {readers.length === 0 ? null : `${t('desk.merge.readers', { names: names(readers) })} `}
        {t('desk.merge.undo', { days })}
      </p>
    </div>
  )

  function hintOf(source: MergeSource): string {
    if (source.refusal === 'itself') return t('desk.merge.stays')
    if (source.refusal !== null) return t(`errors.field.${source.refusal}`)
    const joining = actors === 'none' ? [] : actors === 'all' ? source.actors : source.actors.filter(isNotAssignee)
    return [
      t('desk.merge.entries', { count: source.entries + 1 }),
      ...(source.openTasks > 0 ? [t('desk.merge.openTasks', { count: source.openTasks })] : []),
      ...(source.documents > 0 ? [t('desk.merge.documents', { count: source.documents })] : []),
      ...(joining.length > 0 ? [names([...new Set(joining.map(({ name }) => name))])] : []),
      ...(source.assets.length > 0
        ? [t('desk.merge.assets', { names: names(source.assets.map(({ name }) => name)) })]
        : []),
      ...(source.links > 0 ? [t('desk.merge.links', { count: source.links })] : []),
    ].join(' · ')
  }
}

const isNotAssignee = ({ role }: MergeSource['actors'][number]): boolean => role !== 'assignee'
