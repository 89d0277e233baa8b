import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Planning, PlanningSpan } from '../../../shared/planning/planning.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../engine/api.ts'
import { useSend } from '../../engine/use-send.ts'
import type { CalendarSearch } from '../../ui/calendar/calendar-days.ts'
import type { CalendarBar } from '../../ui/calendar/calendar-parts.ts'
import type { Dropped } from '../../ui/calendar/use-drag.ts'

export interface PlanningSearch extends CalendarSearch {
  circle?: string
  /** Ids with commas. */
  users?: string
}

/** Everything planned hangs on cases: what changes them makes this read again. */
export function usePlanning(period: { from: string; until: string }, circle: string, users: string | undefined) {
  const query = { ...period, circle, users }
  return useQuery({
    queryKey: [ticketKind.plural, 'list', 'planning', query],
    queryFn: ({ signal }) => api.get<Planning>('/planning', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export interface PlanningBar extends CalendarBar {
  span: PlanningSpan
}

const tones = { task: 'info', change: 'warn', booking: 'quiet', absence: 'quiet' } as const

/** The stretches of a planning as bars, with their words. */
export function useBars(planning: Planning | undefined, me: string): PlanningBar[] {
  const { t, i18n } = useTranslation()
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' })
  const names = new Map(planning?.people.map(({ id, name }) => [id, name]))
  return (planning?.spans ?? []).map((span) => {
    const what = wordsOf(span) ?? t(span.sort === 'absence' ? 'planning.taken.absence' : 'planning.busyTime')
    const from = time.format(new Date(span.startsAt))
    const sort = t(`planning.taken.${span.sort}`)
    const shared = span.isShared && span.group !== null ? ` · ${t('planning.forGroup', { name: span.group.name })}` : ''
    const done = span.isDone ? ` · ${t('planning.done')}` : ''
    return {
      span,
      line: span.person,
      startsAt: span.startsAt,
      endsAt: span.endsAt,
      text: span.sort === 'absence' ? what : `${from} ${what}`,
      label: `${names.get(span.person)}, ${sort}${shared}${done}, ${from} – ${time.format(new Date(span.endsAt))}, ${what}`,
      to: pageOfSpan(span),
      tone: span.isDone ? 'good' : tones[span.sort],
      isDashed: span.sort === 'booking' || span.isShared,
      isMine: span.person === me && span.sort === 'task' && !span.isShared,
      isMovable: span.isMovable,
    }
  })
}

export function wordsOf({ ticket, title, sort }: PlanningSpan): string | null {
  if (ticket !== null)
    return sort === 'task' ? `${title} (#${ticket.number} ${ticket.title})` : `#${ticket.number} ${ticket.title}`
  return title
}

export function pageOfSpan({ sort, id, ticket }: PlanningSpan): string | undefined {
  if (ticket !== null) return `/tickets/${ticket.id}`
  return sort === 'booking' && id !== null ? `/bookings/${id}` : undefined
}

/** Plans a task anew where its bar was let go; the toast takes it back. */
export function useMoveTask() {
  const { t } = useTranslation()
  const { send } = useSend([ticketKind.plural])
  return ({ span }: PlanningBar, to: Dropped) => {
    if (span.ticket === null) return
    const path = `/${ticketKind.plural}/${span.ticket.id}/update-task`
    const length = (Date.parse(to.endsAt) - Date.parse(to.startsAt)) / 60_000
    const was = (Date.parse(span.endsAt) - Date.parse(span.startsAt)) / 60_000
    // Who only moves says nothing of its length: a task of no said length keeps none.
    const minutes = length === was ? {} : { durationMinutes: Math.round(length) }
    const before = length === was ? {} : { durationMinutes: span.minutes }
    // A group's task stays the group's while it is only moved in time.
    const whoever = (person: string) => (span.isShared && person === span.person ? null : person)
    const write = (startsAt: string, person: string, more: object) =>
      api.post(path, { entry: span.id, plannedAt: startsAt, assignee: whoever(person), ...more })
    void send(() => write(to.startsAt, to.line, minutes), {
      done: t('planning.moved'),
      undo: () => write(span.startsAt, span.person, before),
    })
  }
}
