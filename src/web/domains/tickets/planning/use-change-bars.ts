import { useTranslation } from 'react-i18next'
import type { ChangeCalendar } from '../../../../shared/tickets/change-calendar.ts'
import type { CalendarBar, CalendarLine, CalendarShade } from '../../../ui/calendar/calendar-parts.ts'

type Change = ChangeCalendar['changes'][number]

export interface ChangeBar extends CalendarBar {
  change: Change
}

const toneOf = ({ isOver, risk }: Change): CalendarBar['tone'] =>
  isOver ? 'quiet' : risk === 'high' ? 'bad' : risk === 'medium' ? 'warn' : 'info'

/** Changes as lines and bars, grouped by category; freezes as stretches behind them. */
export function useChangeBars(view: ChangeCalendar) {
  const { t, i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: '2-digit', minute: '2-digit' },
  } as Intl.DateTimeFormatOptions)
  const words = {
    when: (span: { startsAt: string; endsAt: string }) =>
      format.formatRange(new Date(span.startsAt), new Date(span.endsAt)),
    status: (change: Change) => t(`kind.ticket.choice.status.${change.status}`),
    risk: (change: Change) => (change.risk === null ? '' : t(`kind.ticket.choice.risk.${change.risk}`)),
    collisions: (change: Change) =>
      change.collisions.map(({ number }) => t('tickets.planning.collides', { number })).join(', '),
  }
  const place = (change: Change) => change.category?.name ?? ''
  const inOrder = [...view.changes].sort(
    (a, b) => place(a).localeCompare(place(b), i18n.language) || a.startsAt.localeCompare(b.startsAt),
  )
  const lines = inOrder.map(
    (change): CalendarLine => ({
      id: change.id,
      name: `#${change.number} ${change.title}`,
      link: { to: `/tickets/${change.id}`, title: change.title },
      group: change.category ?? { id: '', name: t('tickets.planning.noCategory') },
    }),
  )
  const bars = inOrder.map((change): ChangeBar => {
    const said = [change.title, words.when(change), words.status(change), words.risk(change), words.collisions(change)]
    return {
      ...{ change, line: change.id, startsAt: change.startsAt, endsAt: change.endsAt, text: `#${change.number}` },
      label: said.filter((each) => each !== '').join(', '),
      to: `/tickets/${change.id}`,
      tone: toneOf(change),
      isTroubled: change.collisions.length > 0,
    }
  })
  const shades = view.freezes.map(
    ({ id, startsAt, endsAt, name, reason }): CalendarShade => ({
      ...{ id, startsAt, endsAt },
      label: t('tickets.planning.freeze', { name, reason }),
    }),
  )
  return { lines, bars, shades, words }
}
