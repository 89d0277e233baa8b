import { Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { CalendarSpan, CalendarThing, CalendarView } from '../../../../shared/reservations/calendar.ts'
import { useNow } from '../../../ui/mark/RelativeTime.tsx'
import css from './calendar.module.css'
import { type Length, placeOf } from './calendar-days.ts'
import { useSpanWords } from './use-span-words.ts'

interface RowsProps {
  view: CalendarView
  days: readonly dayjs.Dayjs[]
  length: Length
}

/** Things down, days across; a bar for each booking. Bars are links, in the order of time, thing by thing. */
export function Rows({ view, days, length }: RowsProps) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const line = placeOf({ startsAt: now.toISOString(), endsAt: new Date(now.getTime() + 60_000).toISOString() }, days)
  const head = new Intl.DateTimeFormat(
    i18n.language,
    length === 'month' ? { day: 'numeric' } : { weekday: 'short', day: 'numeric' },
  )
  const groups = groupsOf(view.things)
  return (
    <section
      className={css.rows}
      style={{ '--days': days.length } as React.CSSProperties}
      aria-label={t('reservations.calendar.title')}
    >
      <div className={css.head} aria-hidden>
        <span />
        <div className={css.days}>
          {days.map((day) => (
            <span
              key={day.valueOf()}
              data-weekend={[0, 6].includes(day.day()) || undefined}
              data-today={day.isSame(now, 'day') || undefined}
            >
              {head.format(day.toDate())}
            </span>
          ))}
        </div>
      </div>
      {groups.map(({ pool, things }) => (
        <section key={pool.id} aria-label={pool.name}>
          <h2 className={css.poolName}>{pool.name}</h2>
          <ul className={css.things}>
            {things.map((thing) => (
              <Row
                key={thing.id}
                thing={thing}
                spans={view.bookings.filter((span) => span.bookable === thing.id)}
                days={days}
                line={line?.from ?? null}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function groupsOf(things: readonly CalendarThing[]) {
  const groups: { pool: CalendarThing['pool']; things: CalendarThing[] }[] = []
  for (const thing of things) {
    const last = groups.at(-1)
    if (last?.pool.id === thing.pool.id) last.things.push(thing)
    else groups.push({ pool: thing.pool, things: [thing] })
  }
  return groups
}

interface RowProps {
  thing: CalendarThing
  spans: readonly CalendarSpan[]
  days: readonly dayjs.Dayjs[]
  /** Where now is, in hundredths. */
  line: number | null
}

function Row({ thing, spans, days, line }: RowProps) {
  const { t } = useTranslation()
  return (
    <li className={css.row}>
      <Link
        className={css.thing}
        to={'/reservations/book' as never}
        search={{ pool: thing.pool.id, bookable: thing.id, from: days[0]!.toISOString() } as never}
        title={t('reservations.calendar.bookThing', { name: thing.name })}
      >
        {thing.name}
        {thing.isOut ? <span className={css.soft}> · {t('reservations.calendar.out')}</span> : null}
      </Link>
      <div className={css.track}>
        {days.map((day) => (
          <span key={day.valueOf()} className={css.cell} data-weekend={[0, 6].includes(day.day()) || undefined} />
        ))}
        {spans.map((span) => (
          <Bar key={`${span.startsAt}${span.endsAt}`} span={span} days={days} name={thing.name} />
        ))}
        {line === null ? null : <span className={css.now} style={{ insetInlineStart: `${line}%` }} aria-hidden />}
      </div>
    </li>
  )
}

function Bar({ span, days, name }: { span: CalendarSpan; days: readonly dayjs.Dayjs[]; name: string }) {
  const words = useSpanWords()
  const place = placeOf(span, days)
  if (place === null) return null
  const label = `${name}, ${words.who(span)}, ${words.when(span)}`
  const shared = {
    className: css.bar,
    style: { insetInlineStart: `${place.from}%`, inlineSize: `${place.width}%` },
    'data-state': span.isLate ? 'late' : span.state,
    'data-mine': span.isMine || undefined,
    'aria-label': label,
  }
  const inside = (
    <>
      {span.isLate ? <IconAlertTriangle size="1em" aria-hidden /> : null}
      <span>{words.who(span)}</span>
    </>
  )
  return (
    <Tooltip label={label}>
      {span.id === null ? (
        <span role="img" {...shared}>
          {inside}
        </span>
      ) : (
        <Link to={`/bookings/${span.id}`} {...shared}>
          {inside}
        </Link>
      )}
    </Tooltip>
  )
}
