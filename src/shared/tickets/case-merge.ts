import { isReported, phaseOf } from './ticket.lifecycle.ts'

/** Who comes along into the case that stays. */
export const joinedActors = ['all', 'observers', 'none'] as const
export type JoinedActors = (typeof joinedActors)[number]

interface Mergeable {
  id: string
  type: string
  status: string
  mergedIntoId: string | null
}

/** Why one case cannot go on in another. */
export type MergeRefusal = 'itself' | 'merged' | 'closed' | 'other_sort' | 'target_merged' | 'target_closed'

/**
 * Incidents and requests are what people report, and are often the same thing twice; a problem or a change has a life of its own
 * and only goes on in one of its sort. What is over stays as it was.
 */
export function mergeRefusal(from: Mergeable, into: Mergeable): MergeRefusal | null {
  if (from.id === into.id) return 'itself'
  if (from.mergedIntoId !== null) return 'merged'
  if (phaseOf(from.status) === 'closed') return 'closed'
  if (into.mergedIntoId !== null) return 'target_merged'
  if (phaseOf(into.status) === 'closed') return 'target_closed'
  const isAlike = from.type === into.type || (isReported(from.type) && isReported(into.type))
  return isAlike ? null : 'other_sort'
}

/** What a merge would take along from one case. */
export interface MergeSource {
  id: string
  number: number
  title: string
  type: string
  status: string
  refusal: MergeRefusal | null
  /** Replies, notes and tasks; a solution that waits for its answer stays. */
  entries: number
  openTasks: number
  documents: number
  /** Of those that the case that stays does not have yet. */
  actors: { role: string; name: string }[]
  assets: { id: string; name: string }[]
  /** Links to other cases, which stay where they are. */
  links: number
}

export interface MergePreview {
  /** Who reads what is public in the case that stays. */
  readers: string[]
  /** For so many days it can be taken back. */
  days: number
  items: MergeSource[]
  total: number
  next: null
}
