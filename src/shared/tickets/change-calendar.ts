import type { Freeze } from './freeze-windows.ts'

/** A change in the calendar. */
export interface PlannedChange {
  id: string
  number: number
  title: string
  status: string
  risk: string | null
  category: { id: string; name: string } | null
  groups: string[]
  startsAt: string
  endsAt: string
  isOver: boolean
}

/** Another change at the same time on the same things. `path`: assets from one to the other; a single one = both touch it. */
export interface Collision extends Pick<PlannedChange, 'id' | 'number' | 'title' | 'startsAt' | 'endsAt'> {
  path: { id: string; name: string }[]
}

export interface ChangeCalendar {
  changes: (PlannedChange & { collisions: Collision[] })[]
  freezes: Freeze[]
  /** There is more than one picture shows. */
  isCut: boolean
}

/** What stands in the way of a window. */
export interface WindowCheck {
  freezes: Freeze[]
  collisions: Collision[]
}
