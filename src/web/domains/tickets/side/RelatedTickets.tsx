import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import css from './side.module.css'
import { TicketLine } from './TicketLine.tsx'

interface Related {
  id: string
  number: number
  title: string
  status: string
  reasons: string[]
}

/** Open cases that may be the same trouble. Those of the same person alone stand on the requester's card already. */
export function RelatedTickets({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: Related[] }>(ticketKind, ticketId, 'related'))
  const items = (data?.items ?? []).filter((item) => item.reasons.some((reason) => reason !== 'requester'))
  if (items.length === 0) return null
  return (
    <section className={css.block} aria-label={t('desk.side.related')}>
      <h2 className={css.title}>{t('desk.side.related')}</h2>
      <ul className={css.people}>
        {items.map((item) => (
          <TicketLine
            key={item.id}
            ticket={item}
            hint={item.reasons.map((reason) => t(`kind.ticket.related.${reason}`)).join(', ')}
          />
        ))}
      </ul>
    </section>
  )
}
