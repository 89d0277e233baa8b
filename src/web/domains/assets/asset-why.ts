import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { partQuery } from '../../engine/records.ts'

/** What inventory last said of a field. */
export interface Observed {
  value: unknown
  at: string
  source: string
}

/** A declared value that wins over the observed one. */
export interface Lock {
  field: string
  reason: string | null
  createdAt: string
  user: { id: string; name: string } | null
  /** Name of the lock by type that it is; null = a lock of this field on this asset. */
  typeLock: string | null
}

export interface Why {
  observed: Record<string, Observed>
  locks: Lock[]
}

/** Where the values of an asset come from. */
export const useWhy = (assetId: string) => useQuery(partQuery<Why>(assetKind, assetId, 'why')).data
