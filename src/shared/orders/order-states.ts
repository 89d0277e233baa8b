export const orderStates = [
  ...(['draft', 'submitted', 'approved', 'ordered', 'partly_received'] as const),
  ...(['received', 'closed', 'cancelled', 'refused'] as const),
] as const
export type OrderState = (typeof orderStates)[number]

/** The life of an order: from which states a verb leads on, and where to. Receptions move it between the three of delivery. */
export const orderSteps = {
  submit: { from: ['draft'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  refuse: { from: ['submitted'], to: 'refused' },
  send: { from: ['approved'], to: 'ordered' },
  cancel: { from: ['draft', 'submitted', 'approved', 'ordered'], to: 'cancelled' },
  close: { from: ['partly_received', 'received'], to: 'closed' },
  reopen: { from: ['submitted', 'approved', 'refused', 'cancelled'], to: 'draft' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>
export type OrderStep = keyof typeof orderSteps

/** States in which more may come. */
export const awaitingStates: readonly OrderState[] = ['ordered', 'partly_received']
/** States in which what is not billed yet is promised: what counts as committed on the budget. */
export const promisedStates: readonly OrderState[] = ['approved', 'ordered', 'partly_received', 'received']
/** States in which the budget knows of the order: promised, or billed and over. */
export const committedStates: readonly OrderState[] = [...promisedStates, 'closed']
/** States in which a supplier may send a bill. */
export const billedStates: readonly OrderState[] = ['ordered', 'partly_received', 'received', 'closed']

const from = (states: readonly OrderState[], state: unknown) => (states as readonly unknown[]).includes(state)

/** Does the state let this verb of an order lead anywhere? */
export function isPossible(state: unknown, verb: string): boolean {
  if (verb in orderSteps) return from(orderSteps[verb as OrderStep].from, state)
  if (verb === 'receive') return from(awaitingStates, state)
  if (verb === 'bill') return from(billedStates, state)
  if (verb === 'undo-reception') return from(['partly_received', 'received'], state)
  if (verb === 'update') return !from(['closed', 'cancelled', 'refused'], state)
  if (verb === 'remove') return from(['draft', 'cancelled', 'refused'], state)
  return true
}
