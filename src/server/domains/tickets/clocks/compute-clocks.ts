import { type Due, dueOf, type Pause } from '../../../../shared/service-levels/due.ts'
import { type LoadedLevel, promisedOf } from '../../service-levels/index.ts'
import { type Clocked, type Slot, slots } from './slots.ts'

/** A stopwatch as stored. Instants; `why` in milliseconds. */
export interface Clock {
  slot: Slot['name']
  levelId: string
  startedAt: Date
  dueAt: Date | null
  pausedSince: Date | null
  doneAt: Date | null
  isBreached: boolean
  why: Due
  fired: number[]
  nextAt: Date | null
}

export type KnownClock = Pick<Clock, 'slot' | 'levelId' | 'startedAt' | 'fired'>

interface Given {
  row: Clocked
  pauses: readonly Pause[]
  known: readonly KnownClock[]
  levels: ReadonlyMap<string, LoadedLevel>
  now: Date
  zone: string
}

/** The clocks of a case from its facts alone: asked again with the same facts, the same comes out. */
export function computeClocks(given: Given): Clock[] {
  return slots.flatMap((slot): Clock[] => {
    const levelId = given.row[slot.level]
    const level = levelId == null ? undefined : given.levels.get(levelId)
    return level === undefined ? [] : [clockOf(slot, level, given)]
  })
}

function clockOf(slot: Slot, level: LoadedLevel, { row, pauses, known, now, zone }: Given): Clock {
  const before = known.find((clock) => clock.slot === slot.name)
  const isSame = before?.levelId === level.id
  // What was promised to people counts from the opening; between teams from the moment it was agreed.
  const startedAt = slot.type === 'sla' ? row.openedAt : isSame ? before!.startedAt : now
  // What is given up or refused ends without a solution.
  const doneAt = (slot.target === 'own' ? row.takenAt : row.solvedAt) ?? row.closedAt
  const end = doneAt?.getTime() ?? Number.POSITIVE_INFINITY
  const running: Pause[] = row.pendingSince === null ? [] : [{ from: row.pendingSince.getTime(), to: null }]
  const counted = [...pauses, ...(doneAt === null ? running : [])].filter((pause) => pause.from < end)
  const promised = promisedOf(level, zone)
  const why = dueOf(promised, startedAt.getTime(), counted)
  const fired = isSame ? before!.fired : []
  const due = why.at
  return {
    slot: slot.name,
    levelId: level.id,
    startedAt,
    dueAt: due === null ? null : new Date(due),
    pausedSince: why.pausedSince === null ? null : new Date(why.pausedSince),
    doneAt,
    isBreached: due !== null && (doneAt?.getTime() ?? now.getTime()) > due,
    why,
    fired,
    nextAt: doneAt === null ? nextEscalation(level, why, startedAt, counted, fired, zone) : null,
  }
}

/**
 * When the next escalation is due: so much open time before or after the promise, pauses counted as the promise counts
 * them. null while the clock stands still.
 */
function nextEscalation(
  level: LoadedLevel,
  why: Due,
  startedAt: Date,
  pauses: readonly Pause[],
  fired: readonly number[],
  zone: string,
): Date | null {
  if (why.at === null) return null
  const total = Math.round(why.total / 60_000)
  const times = level.escalations.flatMap(({ offset }, index) => {
    if (fired.includes(index)) return []
    const amount = Math.max(0, total + offset)
    const at = dueOf(
      { ...promisedOf(level, zone), amount, unit: 'minutes', endOfDay: false },
      startedAt.getTime(),
      pauses,
    ).at
    return at === null ? [] : [at]
  })
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** Places of the escalations whose time has come. */
export function dueEscalations(
  level: LoadedLevel,
  clock: Pick<Clock, 'why' | 'startedAt' | 'fired'>,
  pauses: readonly Pause[],
  now: Date,
  zone: string,
): number[] {
  return level.escalations.flatMap((_, index) => {
    if (clock.fired.includes(index)) return []
    const others = level.escalations.flatMap((__, other) => (other === index ? [] : [other]))
    const at = nextEscalation(level, clock.why, clock.startedAt, pauses, others, zone)
    return at !== null && at <= now ? [index] : []
  })
}
