import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../../../shared/reservations/calendar.ts'
import css from './calendar.module.css'
import { agendaOf } from './calendar-days.ts'
import { useSpanWords } from './use-span-words.ts'

/** The calendar as words: day by day, what is taken by whom. */
export function Agenda({ view, days }: { view: CalendarView; days: readonly dayjs.Dayjs[] }) {
  const { t, i18n } = useTranslation()
  const words = useSpanWords()
  const names = new Map(view.things.map((thing) => [thing.id, thing.name]))
  const agenda = agendaOf(view.bookings, days).filter(({ spans }) => spans.length > 0)
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
  if (agenda.length === 0) return <p className={css.soft}>{t('reservations.calendar.allFree')}</p>
  return (
    <div className={css.list}>
      {agenda.map(({ day, spans }) => (
        <section key={day.valueOf()}>
          <h2 className={css.poolName}>{format.format(day.toDate())}</h2>
          <table className={css.table}>
            <thead className="visually-hidden">
              <tr>
                <th>{t('kind.booking.field.name')}</th>
                <th>{t('kind.booking.field.user')}</th>
                <th>{t('reservations.calendar.period')}</th>
                <th>{t('kind.booking.field.state')}</th>
              </tr>
            </thead>
            <tbody>
              {spans.map((span) => (
                <tr key={`${span.bookable}${span.startsAt}`}>
                  <th scope="row">
                    {span.id === null ? (
                      names.get(span.bookable)
                    ) : (
                      <Link to={`/bookings/${span.id}`}>{names.get(span.bookable)}</Link>
                    )}
                  </th>
                  <td>{words.who(span)}</td>
                  <td>{words.when(span)}</td>
                  <td>{words.state(span)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
