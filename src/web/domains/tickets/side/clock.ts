import type { Due, Promised } from '../../../../shared/service-levels/due.ts'

/** A stopwatch of a case as the API gives it. */
export interface Clock {
  slot: 'slaOwn' | 'slaResolve' | 'olaOwn' | 'olaResolve'
  startedAt: string
  dueAt: string | null
  pausedSince: string | null
  doneAt: string | null
  isBreached: boolean
  why: Due
  level: { id: string; name: string }
  calendarName: string | null
  promised: Promised
  escalations: { name: string; offset: number; isDone: boolean }[]
}

export interface Clocks {
  pauses: { from: number; to: number | null }[]
  items: Clock[]
}
