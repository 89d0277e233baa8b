/** Whose planning: mine, that of my groups, of all whom I may see, or of people chosen by id. */
export const planningCircles = ['me', 'groups', 'all'] as const
export type PlanningCircle = (typeof planningCircles)[number]

export interface PlanningPerson {
  id: string
  name: string
}

export const planningSorts = ['task', 'change', 'booking', 'absence'] as const
export type PlanningSort = (typeof planningSorts)[number]

/**
 * A stretch of somebody's time. What may not be read is told as taken and nothing more: `title`, `ticket` and `id` are null.
 */
export interface PlanningSpan {
  sort: PlanningSort
  person: string
  startsAt: string
  endsAt: string
  /** Of the task, the change or the booking. */
  id: string | null
  ticket: { id: string; number: number; title: string } | null
  title: string | null
  /** The task as planned; null where nobody said how long. */
  minutes: number | null
  /** The group a task is for. */
  group: { id: string; name: string } | null
  /** Nobody of the group has it yet: it stands with each of them. */
  isShared: boolean
  isDone: boolean
  /** The one who asks may plan it anew. */
  isMovable: boolean
}

/** A task that nobody has given a time. */
export interface WaitingTask {
  id: string
  title: string
  ticket: { id: string; number: number; title: string }
  person: PlanningPerson | null
  group: { id: string; name: string } | null
}

export interface Planning {
  people: PlanningPerson[]
  spans: PlanningSpan[]
  waiting: WaitingTask[]
  /** There is more than one picture shows. */
  isCut: boolean
}

/** What a task lasts of which nobody has said how long. */
export const usualMinutes = 30
