import { IconArrowDown, IconMessages } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { Timeline } from '../../../ui/timeline/Timeline.tsx'
import type { Ticket } from '../ticket.ts'
import { arrivalText } from './arrival-text.ts'
import { ChangeItem } from './ChangeItem.tsx'
import css from './case.module.css'
import { EntryItem } from './EntryItem.tsx'
import { filtered, folded, type TimelineFilter } from './timeline-filter.ts'
import { useArrivals } from './use-arrivals.ts'
import { useTimeline } from './use-timeline.ts'

interface CaseTimelineProps {
  ticket: Ticket
  filter?: TimelineFilter
  /** Beside a list: the last few things only. */
  isBrief?: boolean
  /** What scrolls; the newest entry is brought into sight there. */
  scroller?: RefObject<HTMLElement | null>
}

const shownAtFirst = 30
const shownBriefly = 6
const step = 100

/** What was said and done on a case, oldest first. */
export function CaseTimeline({ ticket, filter = 'all', isBrief = false, scroller }: CaseTimelineProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const timeline = useTimeline(ticket.id)
  const [shown, setShown] = useState(isBrief ? shownBriefly : shownAtFirst)
  const nowhere = useRef<HTMLElement>(null)
  const arrivals = useArrivals(scroller ?? nowhere, timeline.items, timeline.isComplete, user.id, (item) =>
    announce(arrivalText(t, item)),
  )
  useShowTarget(timeline.isComplete, () => setShown(Number.POSITIVE_INFINITY))
  if (timeline.isLoading) return <Skeleton lines={8} />
  if (timeline.error && timeline.items.length === 0)
    return <ErrorState error={timeline.error} onRetry={timeline.retry} />
  const items = filtered(timeline.items, filter)
  if (items.length === 0) return <EmptyState icon={IconMessages} title={t(`desk.timeline.none.${filter}`)} />
  const { head, hidden, tail } = folded(items, shown)
  const newest = arrivals.unseen.at(-1)
  return (
    <>
      <Timeline label={t('desk.timeline.label')}>
        {head.map((item) => (
          <Item key={item.id} ticket={ticket} item={item} isChangeOnly={filter === 'history'} />
        ))}
        {hidden > 0 ? (
          <li className={css.folded}>
            <Button size="small" onClick={() => setShown(shown + step)}>
              {t('desk.timeline.older', { count: hidden })}
            </Button>
          </li>
        ) : null}
        {tail.map((item) => (
          <Item
            key={item.id}
            ticket={ticket}
            item={item}
            isChangeOnly={filter === 'history'}
            isFresh={arrivals.fresh.has(item.id)}
          />
        ))}
      </Timeline>
      {newest ? (
        <div className={css.arrival}>
          <Button size="small" kind="primary" icon={IconArrowDown} onClick={arrivals.showNewest}>
            {arrivalText(t, newest)}
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface ItemProps {
  ticket: Ticket
  item: Parameters<typeof EntryItem>[0]['item']
  /** Only what changed, also of entries that changed something. */
  isChangeOnly: boolean
  isFresh?: boolean
}

function Item({ ticket, item, isChangeOnly, isFresh }: ItemProps) {
  if (item.type === 'change' || isChangeOnly) return <ChangeItem item={item} />
  return <EntryItem ticket={ticket} item={item} isFresh={isFresh === true} />
}

/** The address may name one entry: it is unfolded, shown and marked. */
function useShowTarget(isComplete: boolean, unfold: () => void): void {
  const run = useRef(unfold)
  run.current = unfold
  useEffect(() => {
    const { hash } = location
    if (!isComplete || !hash.startsWith('#entry-')) return
    run.current()
    requestAnimationFrame(() => document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' }))
  }, [isComplete])
}
