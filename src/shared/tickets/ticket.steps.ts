import type { TicketStatus, TicketType } from './ticket.lifecycle.ts'

/** Verbs that do nothing but lead from one state to the next; each is a permission of its own. */
export const ticketSteps = [
  'acknowledge',
  'monitor',
  'evaluate',
  'submit',
  'approve',
  'reject',
  'test',
  'qualify',
  'review',
  'cancel',
] as const
export type TicketStep = (typeof ticketSteps)[number]

interface Step {
  from: readonly TicketStatus[]
  to: TicketStatus
}

const undecided: readonly TicketStatus[] = ['new', 'evaluation', 'approval', 'accepted', 'pending']

/** The life of GLPI's problems and changes; what a table leaves out its type does not know. */
const steps: Partial<Record<TicketType, Partial<Record<TicketStep, Step>>>> = {
  problem: {
    acknowledge: { from: ['new'], to: 'accepted' },
    // Solved, and looked at for a while before it is closed.
    monitor: { from: ['solved'], to: 'observed' },
  },
  change: {
    evaluate: { from: ['new', 'approval'], to: 'evaluation' },
    submit: { from: ['new', 'evaluation'], to: 'approval' },
    approve: { from: ['evaluation', 'approval'], to: 'accepted' },
    reject: { from: ['evaluation', 'approval'], to: 'refused' },
    test: { from: ['accepted', 'qualification'], to: 'testing' },
    qualify: { from: ['testing'], to: 'qualification' },
    review: { from: ['applied'], to: 'review' },
    cancel: { from: [...undecided, 'testing', 'qualification'], to: 'cancelled' },
  },
}

export const stepsOf = (type: TicketType): Partial<Record<TicketStep, Step>> => steps[type] ?? {}
