import { IconCalendarEvent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketActor } from '../../../shared/tickets/ticket-actors.ts'
import { PriorityMark } from '../../ui/mark/PriorityMark.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import css from './tickets.module.css'

const tones: Record<string, Tone> = {
  new: 'new',
  assigned: 'active',
  planned: 'active',
  pending: 'waiting',
  solved: 'good',
  closed: 'done',
}

interface TicketStatusProps {
  status: string
  look?: 'plain' | 'soft'
  /** The sign alone; the word is said and shown on hover. */
  isShort?: boolean
}

/** The state of a case. */
export function TicketStatus({ status, look = 'plain', isShort }: TicketStatusProps) {
  const { t } = useTranslation()
  const label = t(`kind.ticket.choice.status.${status}`)
  const badge = (
    <StatusBadge
      tone={tones[status] ?? 'quiet'}
      label={label}
      look={look}
      {...(status === 'planned' ? { icon: IconCalendarEvent } : {})}
    />
  )
  return isShort ? (
    <span className={css.sign} title={label}>
      {badge}
    </span>
  ) : (
    badge
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
