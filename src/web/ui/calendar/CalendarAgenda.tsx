import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import css from './calendar.module.css'
import { agendaOf } from './calendar-days.ts'
import type { CalendarBar, CalendarColumn, CalendarLine, CalendarShade } from './calendar-parts.ts'

interface CalendarAgendaProps<B extends CalendarBar> {
  lines: readonly CalendarLine[]
  bars: readonly B[]
  shades?: readonly CalendarShade[] | undefined
  days: readonly dayjs.Dayjs[]
  /** Title of the first column: what a line is. */
  lineTitle: string
  columns: readonly CalendarColumn<B>[]
  /** Said when there is nothing in the period. */
  nothing: string
}

/** The calendar as words, day by day: for phones, readers and print. */
export function CalendarAgenda<B extends CalendarBar>(props: CalendarAgendaProps<B>) {
  const { i18n } = useTranslation()
  const shades = agendaOf(props.shades ?? [], props.days)
  const agenda = agendaOf(props.bars, props.days)
    .map(({ day, spans }, index) => ({ day, bars: spans, shades: shades[index]!.spans }))
    .filter((entry) => entry.bars.length + entry.shades.length > 0)
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
  if (agenda.length === 0) return <p className={css.soft}>{props.nothing}</p>
  return (
    <div className={css.list}>
      {agenda.map(({ day, bars, shades: behind }) => (
        <section key={day.valueOf()}>
          <h2 className={css.groupName}>{format.format(day.toDate())}</h2>
          {behind.map((shade) => (
            <p key={shade.id + shade.startsAt} className={css.shadeLine}>
              {shade.label}
            </p>
          ))}
          {bars.length === 0 ? null : <DayTable {...props} bars={bars} />}
        </section>
      ))}
    </div>
  )
}

function DayTable<B extends CalendarBar>({ lines, bars, lineTitle, columns }: CalendarAgendaProps<B>) {
  const names = new Map(lines.map((line) => [line.id, line.name]))
  return (
    <table className={css.table}>
      <thead className="visually-hidden">
        <tr>
          <th>{lineTitle}</th>
          {columns.map(({ title }) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={`${bar.line}${bar.startsAt}${bar.to ?? ''}`}>
            <th scope="row">
              {bar.to === undefined ? names.get(bar.line) : <Link to={bar.to as never}>{names.get(bar.line)}</Link>}
            </th>
            {columns.map(({ title, cell }) => (
              <td key={title}>{cell(bar)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
