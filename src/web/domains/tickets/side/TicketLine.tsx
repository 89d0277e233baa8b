import { Link } from '@tanstack/react-router'
import { TicketStatus } from '../TicketMarks.tsx'
import css from './side.module.css'

interface TicketLineProps {
  ticket: { id: string; number: number; title: string; status: string }
  /** Why it is shown. */
  hint?: string
}

/** A case in a short list: state as a sign, title, number; why it stands there under it. */
export function TicketLine({ ticket, hint }: TicketLineProps) {
  return (
    <li className={css.other}>
      <span className={css.otherState}>
        <TicketStatus status={ticket.status} isShort />
      </span>
      <Link to={`/tickets/${ticket.id}`} className={css.otherTitle}>
        {ticket.title}
      </Link>
      <span className={css.otherNumber}>#{ticket.number}</span>
      {hint ? <span className={css.otherHint}>{hint}</span> : null}
    </li>
  )
}
