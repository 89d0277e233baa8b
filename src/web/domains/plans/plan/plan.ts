import { useQuery } from '@tanstack/react-query'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { type Point, roundShare, within } from '../../../../shared/plans/point.ts'
import { type Named, partQuery } from '../../../engine/records.ts'

export interface AssetPin extends Point {
  id: string
  name: string
  type: string
  state: (Named & { phase: string }) | null
  location: Named
  hasOpenCase: boolean
  canMove: boolean
}

export interface PlacePin extends Point {
  id: string
  name: string
  isPlanned: boolean
  canMove: boolean
}

/** What `GET /locations/{id}/plan` gives. */
export interface Plan {
  picture: (Named & { width: number; height: number }) | null
  assets: AssetPin[]
  places: PlacePin[]
  isCut: boolean
  above: Named[]
}

export const usePlan = (locationId: string) => useQuery(partQuery<Plan>(locationKind, locationId, 'plan'))

/** Anything that is, or is about to be, on the plan. */
export interface Marked extends Point {
  kind: 'asset' | 'place'
  id: string
  name: string
  /** Of an asset; empty for a place. */
  type: string
  canMove: boolean
  /** Not on the plan until it is set. */
  isNew: boolean
  asset: AssetPin | null
  place: PlacePin | null
}

export const keyOf = ({ kind, id }: Pick<Marked, 'kind' | 'id'>): string => `${kind} ${id}`

export const markedOf = ({ assets, places }: Plan): Marked[] => [
  ...places.map((pin) => ({ ...pin, kind: 'place' as const, type: '', isNew: false, asset: null, place: pin })),
  ...assets.map((pin) => ({ ...pin, kind: 'asset' as const, isNew: false, asset: pin, place: null })),
]

/** Two hundredths of the picture at a time; a tenth of that for small steps. */
const step = { plain: 0.02, small: 0.002 } as const
const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Where an arrow key leads; null for another key. */
export function stepped({ x, y }: Point, key: string, isSmall: boolean): Point | null {
  const way = ways[key]
  if (way === undefined) return null
  const by = isSmall ? step.small : step.plain
  return { x: roundShare(within(x + way[0] * by)), y: roundShare(within(y + way[1] * by)) }
}

export interface PinFilter {
  type: string
  state: string | null
  withCases: boolean
}

/** Places stay: they are the way into the rooms. */
export const isShown = ({ asset }: Marked, { type, state, withCases }: PinFilter): boolean =>
  asset === null ||
  ((type === '' || asset.type === type) &&
    (state === null || asset.state?.id === state) &&
    (!withCases || asset.hasOpenCase))
