import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { isProblem } from '../../../engine/problem.ts'
import { ForeignPanels } from '../../../engine/record-parts.tsx'
import { useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ApprovalBlock, ToAnswer } from '../../approvals/index.ts'
import { MergedNotice } from '../merging/MergedNotice.tsx'
import { toneOf } from '../status-tone.ts'
import { asTicket, type Ticket } from '../ticket.ts'
import { Conversation } from './Conversation.tsx'
import css from './portal.module.css'
import { ReopenBox } from './ReopenBox.tsx'
import { ReplyBox } from './ReplyBox.tsx'
import { statusSentence } from './request-status.ts'

/** One request: where it stands, what was said, and the way to answer. */
export function RequestPage() {
  const id = useRouteParam('ticketId')
  const query = useRecord(ticketKind, id)
  useLive({ records: [`ticket:${id}`] })
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  if (query.data !== undefined) return <Request key={id} ticket={asTicket(query.data)} />
  return (
    <div className={css.page}>
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={6} />}
    </div>
  )
}

function Request({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <div className={css.page}>
      <title>{`${ticket.title} · Cigale`}</title>
      <header className={css.requestHead}>
        <h1 className={css.pageTitle}>{ticket.title}</h1>
        <p className={css.where} role="status">
          <StatusBadge tone={toneOf(ticket.status)} label={statusSentence(t, ticket)} />
        </p>
        <p className={css.soft}>
          {t('portal.talk.number', { number: ticket.number })}, {t('portal.talk.sentOn')}{' '}
          <RelativeTime at={ticket.openedAt} />
          {ticket.assets.length > 0
            ? ` · ${t('portal.talk.about')} ${ticket.assets.map((asset) => asset.name).join(', ')}`
            : ''}
        </p>
      </header>
      {ticket.mergedInto === null ? null : <MergedNotice ticket={ticket} pages="/portal/requests" />}
      <ToAnswer kind={ticketKind} id={ticket.id} />
      <ApprovalBlock kind={ticketKind} record={ticket} />
      <ForeignPanels kind="ticket" shell="portal" record={ticket} />
      <Conversation ticket={ticket} />
      {ticket.can?.reply ? <ReplyBox ticket={ticket} /> : null}
      {ticket.status === 'closed' && ticket.can?.reopen ? <ReopenBox ticket={ticket} /> : null}
    </div>
  )
}
