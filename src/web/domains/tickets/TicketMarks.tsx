import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketActor } from '../../../shared/tickets/ticket-actors.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { RecordName } from '../../engine/list/columns.tsx'
import type { Json } from '../../engine/records.ts'
import { PriorityMark } from '../../ui/mark/PriorityMark.tsx'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'
import { toneOf } from './status-tone.ts'
import type { Ticket } from './ticket.ts'
import css from './tickets.module.css'

interface TicketStatusProps {
  ticket: Pick<Ticket, 'status'> & Partial<Pick<Ticket, 'subStatus'>>
  look?: 'plain' | 'soft'
  /** The sign alone; the word is said and shown on hover. */
  isShort?: boolean
}

/** The state of a case, in the words of the site where it has some. */
export function TicketStatus({ ticket, look = 'plain', isShort }: TicketStatusProps) {
  const { t } = useTranslation()
  const { status, subStatus } = ticket
  const word = t(`kind.ticket.choice.status.${status}`)
  const label = subStatus?.name ?? word
  const full = subStatus ? `${word} · ${subStatus.name}` : word
  const badge = (
    <StatusBadge
      tone={toneOf(status)}
      label={label}
      look={look}
      {...(status === 'planned' ? { icon: IconCalendarEvent } : {})}
    />
  )
  if (isShort)
    return (
      <span className={css.sign} title={full}>
        {badge}
      </span>
    )
  return subStatus ? <span title={full}>{badge}</span> : badge
}

/** The title, with a sign before it where many suffer. */
export function TicketTitle({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      {record.isMajor === true ? (
        <IconAlertTriangle size="1.1em" stroke={1.75} role="img" aria-label={t('tickets.major.title')} />
      ) : null}
      <RecordName kind={ticketKind} record={record} />
    </>
  )
}

export function TicketPriority({ level, isShort }: { level: number; isShort?: boolean }) {
  const { t } = useTranslation()
  return (
    <PriorityMark
      level={level}
      label={t(`kind.ticket.choice.priority.${level}`)}
      {...(isShort === undefined ? {} : { isShort })}
    />
  )
}

/** People and groups in a cell: the first, and how many more. */
export function Actors({ actors }: { actors: TicketActor[] }) {
  const { t } = useTranslation()
  const [first] = actors
  if (first === undefined) return null
  if (actors.length === 1) return <>{first.name}</>
  const names = actors.map((actor) => actor.name).join(', ')
  return (
    <span title={names}>
      {first.name} <span className={css.more}>{t('desk.list.more', { count: actors.length - 1 })}</span>
    </span>
  )
}
