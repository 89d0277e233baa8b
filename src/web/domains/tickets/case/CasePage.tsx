import { useMediaQuery } from '@mantine/hooks'
import { IconTicket } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { isProblem } from '../../../engine/problem.ts'
import { useRecord } from '../../../engine/records.ts'
import { useRouteParam, useRouteSearch } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { type Tab, Tabs } from '../../../ui/page/Tabs.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ToAnswer } from '../../approvals/index.ts'
import { caseIcons } from '../case-icons.ts'
import { Composer } from '../composer/Composer.tsx'
import { type ComposerState, useComposer } from '../composer/use-composer.ts'
import { MajorPanel } from '../major/MajorPanel.tsx'
import { CaseSide } from '../side/CaseSide.tsx'
import { TicketPriority } from '../TicketMarks.tsx'
import { asTicket, type Ticket } from '../ticket.ts'
import { useSeeMention } from '../use-mentions.ts'
import { analysisLabel, CaseAnalysis, hasAnalysis } from './CaseAnalysis.tsx'
import { CaseNotice } from './CaseNotice.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { CaseVerbs } from './CaseVerbs.tsx'
import css from './case.module.css'
import { OthersHere } from './OthersHere.tsx'
import { StatusMenu } from './StatusMenu.tsx'
import { isFilter, timelineFilters } from './timeline-filter.ts'

/** Template "Case": one timeline, a composer at the foot, who and what it is about on the right. */
export function CasePage() {
  const id = useRouteParam('ticketId')
  const { shell } = useSession()
  const query = useRecord(ticketKind, id)
  useLive({ records: [`ticket:${id}`] })
  // A link that a colleague of the desk sent to somebody of the portal.
  if (shell === 'portal') return <Navigate to={`/portal/requests/${id}`} replace />
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  if (query.data !== undefined) return <Case key={id} ticket={asTicket(query.data)} />
  return (
    <Page title="…">
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

interface CaseSearch {
  /** `analysis` instead of the conversation (problems, changes); on narrow screens also `details`. */
  part?: string
  /** Sort of items shown. */
  show?: string
}

function Case({ ticket }: { ticket: Ticket }) {
  useSeeMention(ticket.id)
  const { t } = useTranslation()
  const [search] = useRouteSearch<CaseSearch>()
  const composer = useComposer(ticket)
  const part = partOf(ticket, search.part)
  return (
    <Page
      title={ticket.title}
      icon={caseIcons[ticket.type] ?? IconTicket}
      layout="fill"
      facts={<Facts ticket={ticket} />}
      actions={<CaseVerbs ticket={ticket} composer={composer} />}
      below={<Parts ticket={ticket} active={part} />}
    >
      <div className={css.case} data-part={part}>
        <div className={css.talk}>
          <MajorPanel ticket={ticket} />
          <CaseNotice ticket={ticket} />
          <ToAnswer kind={ticketKind} id={ticket.id} />
          {part === 'analysis' ? <CaseAnalysis ticket={ticket} /> : <Talk ticket={ticket} composer={composer} />}
        </div>
        <aside className={css.side} aria-label={t('desk.side.label')}>
          <CaseSide ticket={ticket} />
        </aside>
      </div>
    </Page>
  )
}

const partOf = (ticket: Ticket, wanted: string | undefined): 'talk' | 'analysis' | 'details' => {
  if (wanted === 'details') return 'details'
  return wanted === 'analysis' && hasAnalysis(ticket) ? 'analysis' : 'talk'
}

/** What was said and done, and what one says oneself. */
function Talk({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<CaseSearch>()
  const scroller = useRef<HTMLDivElement>(null)
  const filter = isFilter(search.show) ? search.show : 'all'
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className={css.scroll} tabIndex={0} aria-label={t('desk.timeline.label')}>
        <div className={css.filter}>
          <SegmentedFilter
            label={t('desk.timeline.filter')}
            segments={timelineFilters.map((value) => ({ value, label: t(`desk.timeline.show.${value}`) }))}
            value={filter}
            onChange={(next) => change({ show: next === 'all' ? undefined : next } as CaseSearch, { replace: true })}
          />
        </div>
        <CaseTimeline ticket={ticket} filter={filter} scroller={scroller} />
      </section>
      <Composer ticket={ticket} composer={composer} />
    </>
  )
}

/** Number, state, priority, since when. */
function Facts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <>
      <span data-figures>#{ticket.number}</span>
      <span>{t(`kind.ticket.choice.type.${ticket.type}`)}</span>
      <StatusMenu ticket={ticket} />
      <TicketPriority level={ticket.priority} />
      <span className={css.opened}>
        {t('desk.opened')} <RelativeTime at={ticket.openedAt} />
      </span>
      <OthersHere ticketId={ticket.id} />
    </>
  )
}

/** Problems and changes have a second part; on narrow screens the column on the right becomes one too. */
function Parts({ ticket, active }: { ticket: Ticket; active: string }) {
  const { t } = useTranslation()
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false })
  const part = (key: string, label: string): Tab => ({
    key,
    label: t(label),
    link: { to: '.', search: (key === 'talk' ? {} : { part: key }) as never },
  })
  const tabs = [
    part('talk', 'desk.part.talk'),
    ...(hasAnalysis(ticket) ? [part('analysis', analysisLabel(ticket))] : []),
    ...(isNarrow ? [part('details', 'desk.part.details')] : []),
  ]
  if (tabs.length === 1) return null
  return (
    <div className={css.parts}>
      <Tabs
        label={t('engine.record.parts', { name: ticket.title })}
        active={active === 'details' && !isNarrow ? 'talk' : active}
        tabs={tabs}
      />
    </div>
  )
}
