import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useNow } from '../mark/RelativeTime.tsx'
import { BarMark, wholeDays } from './BarMark.tsx'
import css from './calendar.module.css'
import { lanesOf, placeOf } from './calendar-days.ts'
import type { DragScale } from './calendar-drag.ts'
import type { CalendarBar, CalendarHands, CalendarLine, CalendarShade } from './calendar-parts.ts'

interface CalendarRowsProps extends CalendarHands {
  title: string
  lines: readonly CalendarLine[]
  bars: readonly CalendarBar[]
  shades?: readonly CalendarShade[] | undefined
  days: readonly dayjs.Dayjs[]
  grain?: DragScale['grain'] | undefined
  hours?: DragScale['hours'] | undefined
}

const isWeekend = (day: dayjs.Dayjs) => [0, 6].includes(day.day()) || undefined

/** Lines down, days across; a bar for each stretch. Bars are links, in the order of time, line by line. */
export function CalendarRows(props: CalendarRowsProps) {
  const { title, lines, bars, shades = [], days, grain = 'time', hours = [0, 24], onMove, onOpen } = props
  const { i18n } = useTranslation()
  const now = useNow()
  const minute = { startsAt: now.toISOString(), endsAt: new Date(now.getTime() + 60_000).toISOString() }
  const mark = placeOf(minute, days, hours)
  const scale = { days: days.length, grain, hours }
  const head = new Intl.DateTimeFormat(
    i18n.language,
    days.length > 7 ? { day: 'numeric' } : { weekday: 'short', day: 'numeric' },
  )
  return (
    <section className={css.rows} style={{ '--days': days.length } as React.CSSProperties} aria-label={title}>
      <div className={css.head} aria-hidden>
        <span />
        {days.length === 1 && grain === 'time' ? (
          <Hours hours={hours} />
        ) : (
          <div className={css.days}>
            {days.map((day) => (
              <span key={day.valueOf()} data-weekend={isWeekend(day)} data-today={day.isSame(now, 'day') || undefined}>
                {head.format(day.toDate())}
              </span>
            ))}
          </div>
        )}
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
                scale={scale}
                now={mark?.from ?? null}
                onMove={onMove}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** The head of a single day. */
function Hours({ hours: [first, last] }: { hours: readonly [number, number] }) {
  const all = Array.from({ length: last - first }, (_, index) => first + index)
  return (
    <div className={css.hours} style={{ '--days': all.length } as React.CSSProperties}>
      {all.map((hour) => (
        <span key={hour}>{hour}</span>
      ))}
    </div>
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

interface RowProps extends CalendarHands {
  line: CalendarLine
  bars: readonly CalendarBar[]
  shades: readonly CalendarShade[]
  days: readonly dayjs.Dayjs[]
  scale: DragScale
  /** Where now is, in hundredths. */
  now: number | null
}

function Row({ line, bars, shades, days, scale, now, onMove, onOpen }: RowProps) {
  const { placed, lanes } = lanesOf(bars.map((bar) => ({ ...(scale.grain === 'day' ? wholeDays(bar) : bar), bar })))
  return (
    <li className={css.row} data-line={line.id}>
      <LineName line={line} />
      <div className={css.track} data-track style={{ '--lanes': lanes } as React.CSSProperties}>
        {days.map((day) => (
          <span key={day.valueOf()} className={css.cell} data-weekend={isWeekend(day)} />
        ))}
        {shades.map((shade) => (
          <Shade key={shade.id + shade.startsAt} shade={shade} days={days} />
        ))}
        {placed.map(({ span: { bar }, lane }) => (
          <BarMark key={`${bar.startsAt}${bar.endsAt}${bar.label}`} {...{ bar, lane, days, scale, onMove, onOpen }} />
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
