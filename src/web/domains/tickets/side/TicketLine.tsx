import { Link } from '@tanstack/react-router'
import { TicketStatus } from '../TicketMarks.tsx'
import css from './side.module.css'

interface TicketLineProps {
  ticket: { id: string; number: number; title: string; status: string }
  /** Why it is shown. */
  hint?: string
}

/** A case in a short list: state, title, and why it stands there. */
export function TicketLine({ ticket, hint }: TicketLineProps) {
  return (
    <li className={css.other}>
      <Link to={`/tickets/${ticket.id}`} className={css.otherTitle}>
        {ticket.title}
      </Link>
      <span className={css.otherFacts}>
        <span data-figures>#{ticket.number}</span>
        <TicketStatus status={ticket.status} />
        {hint ? <span>{hint}</span> : null}
      </span>
    </li>
  )
}
