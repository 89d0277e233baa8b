import { queryOptions } from '@tanstack/react-query'
import { inventoryMessageKind, junkKind } from '../../../shared/inventory/inventory.kinds.ts'
import { api } from '../../engine/api.ts'

/** A piece of evidence of identity, normalised by the server: `{sort: 'serial', value: 'DELL 7XK2'}`. */
export interface Evidence {
  sort: string
  value: string
}

/** An asset that shares evidence with a message, with points for and against. */
export interface Scored {
  assetId: string
  name: string
  score: number
  shared: Evidence[]
  contradictions: { sort: string; theirs: string; ours: string }[]
}

/** Why a message ended as it did. */
export interface Trace {
  /** What decided: the strongest evidence, or why nothing could. */
  rule?: string
  type?: string
  candidates?: Scored[]
  sections?: string[]
  /** Sections whose values moved without history. */
  moved?: string[]
  heldBack?: string[]
  changes?: number
  isNew?: boolean
  /** A person let it in, whatever rules say. */
  isAccepted?: boolean
  /** `site`: listed by people here, not by the shipped list. */
  dropped?: { field: string; value: string; by?: 'site' }[]
  warnings?: string[]
  replay?: { by: string; at: string }
}

export interface NotTaken {
  code: string
  state: string
  count: number
  lastAt: string
  /** How many can be taken in again: their text is still kept. */
  replayable: number
}

export interface Summary {
  queued: number
  oldestQueuedAt: string | null
  today: Record<'taken' | 'unchanged' | 'refused' | 'failed' | 'doubt', number>
  lastTakenAt: string | null
  notTaken: NotTaken[]
  openDoubts: number
  /** Machines kept out of the register, on which nobody has decided. */
  refusals: number
  agents: { total: number; blocked: number; silent: number }
  /** Days without contact after which an agent counts as silent. */
  silentDays: number
}

export const summaryQuery = queryOptions({
  queryKey: [inventoryMessageKind.plural, 'list', 'summary'],
  queryFn: ({ signal }) => api.get<Summary>('/inventory/summary', { signal }),
  refetchInterval: 15_000,
})

/** The text of a message as kept: secrets left out. Null when it has been dropped. */
export const messageTextQuery = (id: string) =>
  queryOptions({
    queryKey: [inventoryMessageKind.plural, id, 'text'],
    queryFn: ({ signal }) =>
      api.get<{ text: string | null; isCut: boolean }>(`/inventory-messages/${id}/text`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export interface JunkEffect {
  total: number
  items: { id: string; name: string; value: string }[]
}

/** Which assets show a value that is about to be ignored; a value that cannot be listed is no error here. */
export const junkEffectQuery = (sort: string, value: string) =>
  queryOptions({
    queryKey: [junkKind.plural, 'preview', sort, value],
    queryFn: ({ signal }) => api.get<JunkEffect>('/inventory-junk/preview', { query: { sort, value }, signal }),
    // Of an e-mail address a record keeps the login alone: nothing there to look for.
    enabled: value !== '' && sort !== '' && sort !== 'email',
    retry: false,
  })

/** Takes all messages in again that were not taken for this reason. */
export const replayAll = (code: string) => api.post<{ queued: number }>('/inventory-messages/replay-all', { code })

export const traceOf = (value: unknown): Trace => (typeof value === 'object' && value !== null ? (value as Trace) : {})
