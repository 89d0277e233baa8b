import { useTranslation } from 'react-i18next'
import type { TimelineItem } from '../../../../shared/tickets/timeline.ts'
import { useSession } from '../../../engine/session.ts'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { exactTime } from '../../../ui/mark/relative-time.ts'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { RichText } from '../../../ui/text/RichText.tsx'
import { Attachments } from '../case/Attachments.tsx'
import { arrivalText } from '../case/arrival-text.ts'
import { useArrivals } from '../case/use-arrivals.ts'
import { useTimeline } from '../case/use-timeline.ts'
import type { Ticket } from '../ticket.ts'
import css from './conversation.module.css'
import { eventText } from './event-text.ts'
import { SolutionCard } from './SolutionCard.tsx'

const nowhere = { current: null }

/** What was said on a request, oldest first: own words on the right. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const timeline = useTimeline(ticket.id)
  useArrivals(nowhere, timeline.items, timeline.isComplete, user.id, (item) => announce(arrivalText(t, item)))
  if (timeline.isLoading) return <Skeleton lines={5} />
  if (timeline.error && timeline.items.length === 0)
    return <ErrorState error={timeline.error} onRetry={timeline.retry} />
  return (
    <ol className={css.talk} aria-label={t('portal.talk.label')}>
      {timeline.items.map((item) =>
        item.type === 'change' ? (
          <Event key={item.id} item={item} />
        ) : item.type === 'solution' ? (
          <SolutionCard key={item.id} ticket={ticket} item={item} />
        ) : (
          <Message key={item.id} item={item} isOwn={item.author?.id === user.id} />
        ),
      )}
    </ol>
  )
}

function Message({ item, isOwn }: { item: TimelineItem; isOwn: boolean }) {
  const { t, i18n } = useTranslation()
  return (
    <li className={css.item} data-own={isOwn || undefined} id={`entry-${item.id}`}>
      {isOwn ? null : <Avatar name={item.by} isDecorative />}
      <article className={css.bubble}>
        <header className={css.head}>
          <span className={css.author}>{isOwn ? t('portal.talk.you') : item.by}</span>
          <span className={css.when}>
            <RelativeTime at={item.at} />
          </span>
        </header>
        {item.type === 'task' ? (
          <p className={css.task}>
            {t(item.state === 'done' ? 'portal.task.done' : 'portal.task.todo')}
            {item.plannedAt && item.state !== 'done' ? ` : ${exactTime(new Date(item.plannedAt), i18n.language)}` : ''}
          </p>
        ) : null}
        <RichText html={item.body ?? ''} />
        <Attachments files={item.attachments} />
      </article>
    </li>
  )
}

/** Only what matters to whoever waits. */
function Event({ item }: { item: TimelineItem }) {
  const { t } = useTranslation()
  const words = eventText(t, item)
  return words === null ? null : (
    <li className={css.event}>
      {words} <span aria-hidden>·</span> <RelativeTime at={item.at} />
    </li>
  )
}
