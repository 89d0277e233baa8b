import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { toneOf } from '../status-tone.ts'
import type { Ticket } from '../ticket.ts'
import css from './portal.module.css'
import { statusSentence } from './request-status.ts'

/** One request in a list: what it is about and where it stands, in words. */
export function RequestRow({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <li>
      <Link to={`/portal/requests/${ticket.id}`} className={css.row}>
        <span className={css.rowWords}>
          <span className={css.rowTitle}>{ticket.title}</span>
          <span className={css.rowState}>
            <StatusBadge tone={toneOf(ticket.status)} label={statusSentence(t, ticket)} look="plain" />
          </span>
        </span>
        <span className={css.rowWhen}>
          <RelativeTime at={ticket.updatedAt as string} />
        </span>
        <IconChevronRight size="1.25em" stroke={1.75} aria-hidden />
      </Link>
    </li>
  )
}
