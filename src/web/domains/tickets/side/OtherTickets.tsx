import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { isOpenCase } from '../../../../shared/tickets/open-cases.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { asTicket } from '../ticket.ts'
import css from './side.module.css'
import { TicketLine } from './TicketLine.tsx'

const most = 3

/** What else the same person waits for. */
export function OtherTickets({ ticketId, userId }: { ticketId: string; userId: string }) {
  const { t } = useTranslation()
  const filter: Condition = {
    all: [
      isOpenCase,
      { has: 'requester', where: { field: 'user', op: 'is', value: userId } },
      { not: { field: 'id', op: 'is', value: ticketId } },
    ],
  }
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'list', 'of-user', userId, ticketId],
    queryFn: ({ signal }) =>
      readPage(
        ticketKind,
        { filter, sort: '-openedAt', fields: ['number', 'title', 'status'] },
        { limit: most, count: 'exact' },
        signal,
      ),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <div className={css.cardPart}>
      <h3 className={css.roleTitle}>{t('desk.requester.tickets', { count: data.total ?? data.items.length })}</h3>
      <ul className={css.people}>
        {data.items.map(asTicket).map((other) => (
          <TicketLine key={other.id} ticket={other} />
        ))}
      </ul>
      {(data.total ?? 0) > most ? (
        <Link
          to="/tickets"
          search={{ view: 'all', q: `requester:#${userId}`, sort: '-openedAt' } as never}
          className={css.more}
        >
          {t('engine.panel.all')}
        </Link>
      ) : null}
    </div>
  )
}
