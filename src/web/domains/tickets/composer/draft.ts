export const composerModes = ['reply', 'note', 'task', 'solution'] as const
export type ComposerMode = (typeof composerModes)[number]

/** What somebody was writing on a case. */
export interface Draft {
  mode: ComposerMode
  /** HTML; '' = nothing. */
  body: string
}

const keyOf = (ticketId: string) => `cigale.draft.ticket.${ticketId}`

/** The unsent words of this device for one case; null when there are none. */
export function readDraft(ticketId: string, store: Pick<Storage, 'getItem'> = localStorage): Draft | null {
  try {
    const draft = JSON.parse(store.getItem(keyOf(ticketId)) ?? 'null') as Partial<Draft> | null
    const mode = composerModes.find((each) => each === draft?.mode)
    return mode !== undefined && typeof draft?.body === 'string' && draft.body !== ''
      ? { mode, body: draft.body }
      : null
  } catch {
    return null
  }
}

/** Keeps the draft, or forgets it when nothing is left of it. */
export function keepDraft(
  ticketId: string,
  draft: Draft,
  store: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
) {
  try {
    if (draft.body === '') store.removeItem(keyOf(ticketId))
    else store.setItem(keyOf(ticketId), JSON.stringify(draft))
  } catch {
    // A draft is a courtesy.
  }
}
