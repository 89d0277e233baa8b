import { lazy, Suspense } from 'react'
import type { Json } from '../../../engine/records.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { TicketPriority, TicketStatus } from '../TicketMarks.tsx'
import { asTicket } from '../ticket.ts'
import css from '../tickets.module.css'

const CaseTimeline = lazy(() => import('../case/CaseTimeline.tsx').then((file) => ({ default: file.CaseTimeline })))

/** A case beside the list: where it stands and what was said, without leaving the queue. */
export function TicketPeek({ record }: { record: Json }) {
  const ticket = asTicket(record)
  return (
    <div className={css.peek}>
      <p className={css.peekFacts}>
        <span>#{ticket.number}</span>
        <TicketStatus ticket={ticket} look="soft" />
        <TicketPriority level={ticket.priority} />
        <span>{ticket.requesters.map((actor) => actor.name).join(', ')}</span>
        <RelativeTime at={ticket.openedAt} />
      </p>
      <Suspense fallback={<Skeleton lines={6} />}>
        <CaseTimeline ticket={ticket} isBrief />
      </Suspense>
    </div>
  )
}
