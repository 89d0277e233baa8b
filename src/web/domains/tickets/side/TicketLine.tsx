import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { TicketStatus } from '../TicketMarks.tsx'
import css from './side.module.css'

interface TicketLineProps {
  ticket: { id: string; number: number; title: string; status: string }
  /** Why it is shown. */
  hint?: string
  /** What can be done with the line. */
  children?: ReactNode
}

/** A case in a short list: state as a sign, title, number; why it stands there under it. */
export function TicketLine({ ticket, hint, children }: TicketLineProps) {
  return (
    <li className={css.other}>
      <span className={css.otherState}>
        <TicketStatus ticket={ticket} isShort />
      </span>
      <Link to={`/tickets/${ticket.id}`} className={css.otherTitle}>
        {ticket.title}
      </Link>
      <span className={css.otherNumber}>#{ticket.number}</span>
      {children}
      {hint ? <span className={css.otherHint}>{hint}</span> : null}
    </li>
  )
}
