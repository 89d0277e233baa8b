import { IconCalendarWeek, IconLayoutKanban, IconTable, IconTicket } from '@tabler/icons-react'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { TakeNext } from './TakeNext.tsx'
import { TicketPeek } from './TicketPeek.tsx'
import { ticketBulkVerbs } from './ticket-bulk.tsx'
import { ticketColumns } from './ticket-columns.tsx'
import { ticketViews } from './ticket-views.ts'

const BoardBody = lazy(() => import('../board/BoardBody.tsx').then((file) => ({ default: file.BoardBody })))

/** The desk's queue, as a table or as a board: the same question and the same views. */
export function TicketListPage() {
  const { t } = useTranslation()
  const { groups } = useSession()
  const [{ look }, change] = useRouteSearch<{ look?: string }>()
  const isBoard = look === 'board'
  const views = useMemo(() => ticketViews(groups.map((group) => group.id)), [groups])
  return (
    <KindList
      kind={ticketKind}
      icon={IconTicket}
      views={views}
      columns={ticketColumns}
      verbs={ticketBulkVerbs}
      actions={
        <>
          <SegmentedFilter
            label={t('desk.board.look')}
            value={isBoard ? 'board' : 'table'}
            onChange={(value) => change({ look: value === 'board' ? value : undefined } as never)}
            segments={[
              { value: 'table', label: t('desk.board.asTable'), icon: IconTable },
              { value: 'board', label: t('desk.board.asBoard'), icon: IconLayoutKanban },
            ]}
          />
          <LinkButton kind="quiet" icon={IconCalendarWeek} to="/changes/calendar">
            {t('tickets.planning.calendar')}
          </LinkButton>
          <TakeNext />
        </>
      }
      {...(isBoard
        ? {
            body: (question) => (
              <Suspense fallback={<Skeleton lines={10} />}>
                <BoardBody question={question} />
              </Suspense>
            ),
          }
        : {})}
      create={{ to: '/tickets/new', label: 'kind.ticket.new', needs: 'ticket.open' }}
      peek={(record) => <TicketPeek record={record} />}
      placeholder={t('desk.list.placeholder')}
      emptyHint="desk.list.emptyHint"
    />
  )
}
