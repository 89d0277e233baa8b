import type { TicketRow } from '../ticket-moves.ts'

/** The four promises a case may carry: which field names the level, which column the due instant, what ends it. */
export const slots = [
  { name: 'slaOwn', type: 'sla', target: 'own', level: 'slaOwnId', due: 'ownDueAt' },
  { name: 'slaResolve', type: 'sla', target: 'resolve', level: 'slaResolveId', due: 'resolveDueAt' },
  { name: 'olaOwn', type: 'ola', target: 'own', level: 'olaOwnId', due: 'olaOwnDueAt' },
  { name: 'olaResolve', type: 'ola', target: 'resolve', level: 'olaResolveId', due: 'olaResolveDueAt' },
] as const

export type Slot = (typeof slots)[number]

/** What the clocks of a case depend on. */
export type Clocked = Pick<
  TicketRow,
  | 'slaOwnId'
  | 'slaResolveId'
  | 'olaOwnId'
  | 'olaResolveId'
  | 'openedAt'
  | 'takenAt'
  | 'solvedAt'
  | 'closedAt'
  | 'pendingSince'
>
