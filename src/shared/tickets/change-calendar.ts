import type { Condition } from '../conditions/condition.ts'
import type { Freeze } from './freeze-windows.ts'

/** What a calendar of changes keeps to: ids, and values of the fields. */
export interface ChangeFilter {
  entity?: string | undefined
  group?: string | undefined
  category?: string | undefined
  risk?: string | undefined
  status?: string | undefined
}

/** The same as conditions, for the calendar and for the list beside it. */
export function changeConditions({ entity, group, category, risk, status }: ChangeFilter): Condition[] {
  const all: Condition[] = []
  if (entity !== undefined) all.push({ field: 'entity', op: 'under', value: [entity] })
  if (category !== undefined) all.push({ field: 'category', op: 'under', value: [category] })
  if (group !== undefined) all.push({ has: 'assignee', where: { field: 'group', op: 'is', value: group } })
  if (risk !== undefined) all.push({ field: 'analysis.risk', op: 'is', value: risk })
  if (status !== undefined) all.push({ field: 'status', op: 'is', value: status })
  return all
}

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
