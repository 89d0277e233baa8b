import { useTranslation } from 'react-i18next'
import type { CalendarSpan } from '../../../../shared/reservations/calendar.ts'

/** What a booking says in the calendar: who, in what state, from when to when. */
export function useSpanWords() {
  const { t, i18n } = useTranslation()
  const format = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const state = (span: CalendarSpan) =>
    span.isLate ? t('reservations.late') : t(`kind.booking.choice.state.${span.state}`)
  return {
    state,
    who: (span: CalendarSpan) =>
      span.isMine ? t('reservations.calendar.mine') : (span.person ?? t('reservations.calendar.taken')),
    when: (span: CalendarSpan) => format.formatRange(new Date(span.startsAt), new Date(span.endsAt)),
  }
}
