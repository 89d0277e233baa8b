import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Named, partQuery } from '../../../engine/records.ts'

/** What a port or a cable leads to. Names are null when they are not the reader's to know. */
export type WireEnd =
  | { is: 'port'; port: string | null; asset: (Named & { type: string }) | null }
  | { is: 'socket'; name: string | null; face: 'front' | 'rear'; location: string | null }

export interface WiredPort {
  id: string
  title: string
  isObserved: boolean
  mac: string | null
  status: string | null
  vlans: (Named & { tag: number; isTagged: boolean })[]
  peer: WireEnd | null
  cable: Named | null
}

export const useWiring = (assetId: string) => useQuery(partQuery<{ items: WiredPort[] }>(assetKind, assetId, 'wiring'))
