import { Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type dayjs from 'dayjs'
import css from './calendar.module.css'
import { placeOf } from './calendar-days.ts'
import type { DragScale } from './calendar-drag.ts'
import type { CalendarBar, CalendarHands } from './calendar-parts.ts'
import { useDrag } from './use-drag.ts'

interface BarMarkProps extends CalendarHands {
  bar: CalendarBar
  lane: number
  days: readonly dayjs.Dayjs[]
  scale: DragScale
}

/** A bar on its line: a link, or a button where the page opens it; it can be pulled where the page takes moves. */
export function BarMark({ bar, lane, days, scale, onMove, onOpen }: BarMarkProps) {
  const place = placeOf(scale.grain === 'day' ? wholeDays(bar) : bar, days, scale.hours)
  const isMovable = bar.isMovable === true && onMove !== undefined
  const { handlers, offset } = useDrag(bar, scale, isMovable ? (to) => onMove(bar, to) : undefined)
  if (place === null) return null
  const shift = offset?.part === 'whole' ? { transform: `translate(${offset.x}px, ${offset.y}px)` } : {}
  const grown = offset?.part === 'end' ? { inlineSize: `calc(${place.width}% + ${offset.x}px)` } : {}
  const shared = {
    className: css.bar,
    style: { ...laneOf(lane), insetInlineStart: `${place.from}%`, inlineSize: `${place.width}%`, ...shift, ...grown },
    'data-tone': bar.tone ?? 'info',
    'data-dashed': bar.isDashed || undefined,
    'data-mine': bar.isMine || undefined,
    'data-movable': isMovable || undefined,
    'aria-label': bar.label,
    ...handlers,
  }
  const inside = (
    <>
      {bar.isTroubled ? <IconAlertTriangle size="1em" aria-hidden /> : null}
      <span>{bar.text}</span>
      {isMovable && scale.grain === 'time' ? <span className={css.end} data-end aria-hidden /> : null}
    </>
  )
  return (
    <Tooltip label={bar.label} disabled={offset !== null}>
      {isMovable && onOpen !== undefined ? (
        <button type="button" {...shared} onClick={() => onOpen(bar)}>
          {inside}
        </button>
      ) : bar.to === undefined ? (
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

const laneOf = (lane: number) => ({ '--lane': lane }) as React.CSSProperties

/** The days that a bar touches, from midnight to midnight. */
export function wholeDays<B extends CalendarBar>(bar: B): B {
  const start = new Date(bar.startsAt)
  const last = new Date(Math.max(start.getTime(), Date.parse(bar.endsAt) - 1))
  start.setHours(0, 0, 0, 0)
  last.setHours(24, 0, 0, 0)
  return { ...bar, startsAt: start.toISOString(), endsAt: last.toISOString() }
}
