import type { ReactNode } from 'react'
import type { Stretch } from './calendar-days.ts'
import type { Dropped } from './use-drag.ts'

/** A line of the calendar: a thing, a person, a change. */
export interface CalendarLine {
  id: string
  name: string
  /** Told after the name, softly. */
  note?: string | undefined
  link?: { to: string; search?: object; title?: string } | undefined
  /** Lines of one group stand together under its name. */
  group?: { id: string; name: string } | undefined
}

/** A bar on a line. */
export interface CalendarBar extends Stretch {
  line: string
  /** Stands on the bar. */
  text: string
  /** Says all of it, for the tip and for readers. */
  label: string
  to?: string | undefined
  tone?: 'info' | 'good' | 'warn' | 'bad' | 'quiet' | undefined
  /** Not certain yet. */
  isDashed?: boolean | undefined
  isMine?: boolean | undefined
  /** May be pulled elsewhere, where the page takes moves. */
  isMovable?: boolean | undefined
  /** Something is wrong with it: says so with a sign. */
  isTroubled?: boolean | undefined
}

/** What the page does with bars that may be moved: what was pulled, and what was pressed. The second is the keyboard's way to the first. */
export interface CalendarHands {
  onMove?: ((bar: CalendarBar, to: Dropped) => void) | undefined
  onOpen?: ((bar: CalendarBar) => void) | undefined
}

/** A stretch behind all lines: a closed day, a freeze. */
export interface CalendarShade extends Stretch {
  id: string
  label: string
}

/** A column of the agenda after the first, which names the line. */
export interface CalendarColumn<B extends CalendarBar> {
  title: string
  cell: (bar: B) => ReactNode
}
