import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Planning } from '../../../shared/planning/planning.ts'
import { isOpenCase } from '../../../shared/tickets/open-cases.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import { useCan } from '../../engine/session.ts'
import { Button } from '../../ui/button/Button.tsx'
import type { TaskDialog } from '../tickets/index.ts'
import css from './planning.module.css'

export type Planned = Omit<React.ComponentProps<typeof TaskDialog>, 'onClose'>

interface WaitingProps {
  planning: Planning
  userId: string
  onPlan: (planned: Planned) => void
}

const most = 20

/** What waits for a time: tasks of these people, and my cases of which nothing is planned. */
export function Waiting({ planning, userId, onPlan }: WaitingProps) {
  const { t } = useTranslation()
  const can = useCan()
  const cases = useQuery({
    queryKey: [ticketKind.plural, 'list', 'to-plan', userId],
    queryFn: ({ signal }) =>
      readPage(
        ticketKind,
        { filter: toPlan, sort: '-priority,openedAt', fields: ['number', 'title'] },
        { limit: most, count: 'none' },
        signal,
      ),
    enabled: can('ticket.task'),
  })
  const me = { id: userId, name: planning.people.find(({ id }) => id === userId)?.name ?? '' }
  return (
    <div className={css.waiting}>
      <List
        title={t('planning.waiting')}
        items={planning.waiting.map(({ id, title, ticket, person, group }) => ({
          ticket,
          text: title,
          plan: { ticket, known: { entryId: id, assignee: person, group, plannedAt: null, durationMinutes: null } },
        }))}
        onPlan={onPlan}
      />
      <List
        title={t('planning.cases')}
        items={(cases.data?.items ?? []).map((item) => {
          const ticket = { id: item.id, number: Number(item.number), title: String(item.title) }
          return { ticket, text: '', plan: { ticket, start: { assignee: me } } }
        })}
        onPlan={onPlan}
      />
    </div>
  )
}

/** Cases say by their state whether something is planned. */
const toPlan: Condition = {
  all: [
    isOpenCase,
    { not: { field: 'status', op: 'in', value: ['planned', 'pending'] } },
    { has: 'assignee', where: { field: 'user', op: 'is', value: '@me' } },
  ],
}

interface ListProps {
  title: string
  items: { ticket: Planned['ticket']; text: string; plan: Planned }[]
  onPlan: (planned: Planned) => void
}

function List({ title, items, onPlan }: ListProps) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={css.heading}>{title}</h2>
      <ul>
        {items.map(({ ticket, text, plan }) => (
          <li key={plan.known?.entryId ?? ticket.id} className={css.item}>
            <span className={css.words}>
              <Link to={`/tickets/${ticket.id}` as never}>
                #{ticket.number} {ticket.title}
              </Link>
              {text === '' ? null : <span className={css.soft}>{text}</span>}
            </span>
            <Button
              size="small"
              aria-label={t('planning.planOf', { name: `#${ticket.number}` })}
              onClick={() => onPlan(plan)}
            >
              {t('planning.plan')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
