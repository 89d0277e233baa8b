import { IconCalendarExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Planning, usualMinutes } from '../../../../shared/planning/planning.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import type { TaskDetails } from '../composer/use-composer.ts'
import css from './busy.module.css'

/** Says that whoever is to do it has something else at that time. It refuses nothing: the one who plans knows why. */
export function BusyNotice({ task, except }: { task: TaskDetails; except?: string | undefined }) {
  const { t, i18n } = useTranslation()
  const can = useCan()
  const { assignee, plannedAt, durationMinutes } = task
  const from = plannedAt ?? ''
  const until = new Date(Date.parse(from || '1970-01-01') + (durationMinutes || usualMinutes) * 60_000).toISOString()
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'list', 'planning', 'busy', assignee?.id, from, until],
    queryFn: ({ signal }) => api.get<Planning>('/planning', { query: { from, until, users: assignee?.id }, signal }),
    enabled: assignee !== null && plannedAt !== null && can('planning.read'),
    retry: false,
  })
  const taken = (data?.spans ?? []).filter(
    ({ id, isDone, isShared }) => !isDone && !isShared && (id === null || id !== except),
  )
  if (assignee === null || plannedAt === null || taken.length === 0) return null
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <div className={css.busy} role="status">
      <IconCalendarExclamation size="1.2em" aria-hidden />
      <div>
        <p>{t('planning.busy', { name: assignee.name })}</p>
        <ul>
          {taken.slice(0, 5).map((span) => (
            <li key={`${span.sort}${span.startsAt}`}>
              {time.formatRange(new Date(span.startsAt), new Date(span.endsAt))} ·{' '}
              {span.ticket === null
                ? (span.title ?? t(`planning.taken.${span.sort}`))
                : `#${span.ticket.number} ${span.ticket.title}`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
