import type { ReportedType } from '../types.ts'

/** What the requester's ticket may be about; a scenario with a link is only told by people who have such a thing. */
export type Link =
  | 'computer'
  | 'monitor'
  | 'dock'
  | 'copier'
  | 'deskPhone'
  | 'mobile'
  | 'room'
  | 'server'
  | 'switch'
  | 'vehicle'

/** Who opens: somebody of the staff, the head of a service, RH, the supervision, a technician for himself. */
export type Opener = 'staff' | 'head' | 'rh' | 'monitoring' | 'technician'

/**
 * A sort of ticket that people really open, told in many ways. Texts are templates (see `../template.ts`).
 *
 * A line may start with the cases that it belongs to: `<mtu> N MTU trop grand` is only said where the case is `mtu`, so that
 * title, words, diagnosis and solution agree. Lines without a case fit all of them.
 *
 * A talk is what is said between opening and solution, one line a step, marked by its first letter:
 * `T` technician answers, `W` technician asks something and waits, `U` requester answers, `N` internal note of the technician,
 * `K` task of the technician, `E` escalation: the ticket goes to `escalatesTo`, with a note, and the next `T`/`N` are theirs.
 */
export interface Scenario {
  id: string
  type: ReportedType
  category: string
  team: string
  /** How often it happens: the sum over all scenarios is the whole. */
  weight: number
  urgency?: number
  impact?: number
  /** Working hours until solved, from quick to slow. */
  hours: readonly [number, number]
  /** Minutes of work noted on the solution. */
  minutes: readonly [number, number]
  link?: Link
  opener?: Opener
  /** Services (by id) where it happens; everywhere when absent. */
  where?: RegExp
  /** Months (1–12) where it happens more or less than usual. */
  months?: Readonly<Record<number, number>>
  /** Months in which a case happens, when not all the year round. */
  caseMonths?: Readonly<Record<string, readonly number[]>>
  escalatesTo?: string
  vars?: Readonly<Record<string, readonly string[]>>
  titles: readonly string[]
  bodies: readonly string[]
  talks: readonly (readonly string[])[]
  solutions: readonly string[]
}
