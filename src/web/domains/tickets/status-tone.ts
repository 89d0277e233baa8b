import type { TicketStatus } from '../../../shared/tickets/ticket.lifecycle.ts'
import type { Tone } from '../../ui/mark/StatusBadge.tsx'

const tones: Record<TicketStatus, Tone> = {
  new: 'new',
  accepted: 'active',
  evaluation: 'active',
  approval: 'waiting',
  assigned: 'active',
  planned: 'active',
  pending: 'waiting',
  testing: 'active',
  qualification: 'active',
  solved: 'good',
  observed: 'good',
  applied: 'good',
  review: 'good',
  closed: 'done',
  cancelled: 'quiet',
  refused: 'bad',
}

/** What the state of a case means to the eye. */
export const toneOf = (status: string): Tone => tones[status as TicketStatus] ?? 'quiet'
