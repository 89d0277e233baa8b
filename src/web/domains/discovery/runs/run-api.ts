import { queryOptions } from '@tanstack/react-query'
import { scanRunKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'

export interface ScanRun extends Json {
  state: string
  totalCount: number
  triedCount: number
  answeredCount: number
  errorCount: number
  newCount: number
  changedCount: number
  doubtCount: number
  error: string | null
}

export interface Hit {
  id: string
  address: string
  outcome: 'read' | 'again' | 'error'
  name: string | null
  type: string | null
  detail: string | null
  credential: { id: string; name: string } | null
  message: { id: string; state: string; errorCode: string | null; isNew: boolean } | null
  asset: { id: string; name: string; type: string } | null
}

export const isUnderWay = (state: unknown): boolean => state === 'queued' || state === 'running'

/** Asked again while it is under way, and a little after: messages are understood once they are stored. */
const pace = (run: ScanRun | undefined): number | false => {
  if (run === undefined) return false
  if (isUnderWay(run.state)) return 1_000
  const age = Date.now() - new Date(String(run.finishedAt ?? 0)).getTime()
  return age < 15_000 ? 2_000 : false
}

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [scanRunKind.plural, id, 'run'],
    queryFn: ({ signal }) => api.get<ScanRun>(`/${scanRunKind.plural}/${id}`, { signal }),
    refetchInterval: (query) => pace(query.state.data),
  })

export const hitsQuery = (id: string, run: ScanRun | undefined) =>
  queryOptions({
    queryKey: [
      scanRunKind.plural,
      id,
      'hits',
      run?.answeredCount,
      run?.errorCount,
      run?.state,
      run?.newCount,
      run?.changedCount,
    ],
    queryFn: ({ signal }) => api.get<{ items: Hit[]; total: number }>(`/${scanRunKind.plural}/${id}/hits`, { signal }),
    enabled: run !== undefined,
    placeholderData: (old) => old,
  })
