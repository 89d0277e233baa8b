import { Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useNow } from '../mark/RelativeTime.tsx'
import css from './calendar.module.css'
import { lanesOf, placeOf } from './calendar-days.ts'
import type { CalendarBar, CalendarLine, CalendarShade } from './calendar-parts.ts'

interface CalendarRowsProps {
  title: string
  lines: readonly CalendarLine[]
  bars: readonly CalendarBar[]
  shades?: readonly CalendarShade[] | undefined
  days: readonly dayjs.Dayjs[]
}

const isWeekend = (day: dayjs.Dayjs) => [0, 6].includes(day.day()) || undefined

/** Lines down, days across; a bar for each stretch. Bars are links, in the order of time, line by line. */
export function CalendarRows({ title, lines, bars, shades = [], days }: CalendarRowsProps) {
  const { i18n } = useTranslation()
  const now = useNow()
  const mark = placeOf({ startsAt: now.toISOString(), endsAt: new Date(now.getTime() + 60_000).toISOString() }, days)
  const head = new Intl.DateTimeFormat(
    i18n.language,
    days.length > 7 ? { day: 'numeric' } : { weekday: 'short', day: 'numeric' },
  )
  return (
    <section className={css.rows} style={{ '--days': days.length } as React.CSSProperties} aria-label={title}>
      <div className={css.head} aria-hidden>
        <span />
        <div className={css.days}>
          {days.map((day) => (
            <span key={day.valueOf()} data-weekend={isWeekend(day)} data-today={day.isSame(now, 'day') || undefined}>
              {head.format(day.toDate())}
            </span>
          ))}
        </div>
      </div>
      {groupsOf(lines).map(({ group, lines: members }) => (
        <section key={group?.id ?? ''} aria-label={group?.name ?? title}>
          {group === undefined ? null : <h2 className={css.groupName}>{group.name}</h2>}
          <ul className={css.lines}>
            {members.map((line) => (
              <Row
                key={line.id}
                line={line}
                bars={bars.filter((bar) => bar.line === line.id)}
                shades={shades}
                days={days}
                now={mark?.from ?? null}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function groupsOf(lines: readonly CalendarLine[]) {
  const groups: { group: CalendarLine['group']; lines: CalendarLine[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last !== undefined && last.group?.id === line.group?.id) last.lines.push(line)
    else groups.push({ group: line.group, lines: [line] })
  }
  return groups
}

interface RowProps {
  line: CalendarLine
  bars: readonly CalendarBar[]
  shades: readonly CalendarShade[]
  days: readonly dayjs.Dayjs[]
  /** Where now is, in hundredths. */
  now: number | null
}

function Row({ line, bars, shades, days, now }: RowProps) {
  const { placed, lanes } = lanesOf(bars)
  return (
    <li className={css.row}>
      <LineName line={line} />
      <div className={css.track} style={{ '--lanes': lanes } as React.CSSProperties}>
        {days.map((day) => (
          <span key={day.valueOf()} className={css.cell} data-weekend={isWeekend(day)} />
        ))}
        {shades.map((shade) => (
          <Shade key={shade.id + shade.startsAt} shade={shade} days={days} />
        ))}
        {placed.map(({ span, lane }) => (
          <Bar key={`${span.startsAt}${span.endsAt}${span.label}`} bar={span} lane={lane} days={days} />
        ))}
        {now === null ? null : <span className={css.now} style={{ insetInlineStart: `${now}%` }} aria-hidden />}
      </div>
    </li>
  )
}

function LineName({ line }: { line: CalendarLine }) {
  const inside = (
    <>
      {line.name}
      {line.note === undefined ? null : <span className={css.soft}> · {line.note}</span>}
    </>
  )
  return line.link === undefined ? (
    <span className={css.line}>{inside}</span>
  ) : (
    <Link
      className={css.line}
      to={line.link.to as never}
      search={(line.link.search ?? {}) as never}
      title={line.link.title}
    >
      {inside}
    </Link>
  )
}

function Shade({ shade, days }: { shade: CalendarShade; days: readonly dayjs.Dayjs[] }) {
  const place = placeOf(shade, days)
  if (place === null) return null
  const style = { insetInlineStart: `${place.from}%`, inlineSize: `${place.width}%` }
  return <span className={css.shade} style={style} title={shade.label} aria-hidden />
}

function Bar({ bar, lane, days }: { bar: CalendarBar; lane: number; days: readonly dayjs.Dayjs[] }) {
  const place = placeOf(bar, days)
  if (place === null) return null
  const shared = {
    className: css.bar,
    style: { insetInlineStart: `${place.from}%`, inlineSize: `${place.width}%`, '--lane': lane } as React.CSSProperties,
    'data-tone': bar.tone ?? 'info',
    'data-dashed': bar.isDashed || undefined,
    'data-mine': bar.isMine || undefined,
    'aria-label': bar.label,
  }
  const inside = (
    <>
      {bar.isTroubled ? <IconAlertTriangle size="1em" aria-hidden /> : null}
      <span>{bar.text}</span>
    </>
  )
  return (
    <Tooltip label={bar.label}>
      {bar.to === undefined ? (
        <span role="img" {...shared}>
          {inside}
        </span>
      ) : (
        <Link to={bar.to as never} {...shared}>
          {inside}
        </Link>
      )}
    </Tooltip>
  )
}
