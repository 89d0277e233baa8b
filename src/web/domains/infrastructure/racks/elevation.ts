import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type AssetCapability, typesThat } from '../../../../shared/assets/types/index.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { collide, type Place } from '../../../../shared/infrastructure/places.ts'
import { partQuery } from '../../../engine/records.ts'

export interface Mounted extends Place {
  id: string
  asset: { id: string; name: string; type: string; model: string | null; isTrashed: boolean } | null
  purpose: string | null
  weightKg: number | null
  powerW: number | null
}

/** What `GET /assets/{id}/elevation` gives. */
export interface Elevation {
  units: number
  numbering: 'bottom-up' | 'top-down'
  color: string | null
  mounts: Mounted[]
  totals: {
    usedUnits: number
    weightKg: number
    maxWeightKg: number | null
    powerW: number
    maxPowerW: number | null
    unknown: number
  }
}

export const useElevation = (holderId: string) => useQuery(partQuery<Elevation>(assetKind, holderId, 'elevation'))

/** Assets of the types that can do something, as a condition for choosing one. */
export const ofTypesThat = (capability: AssetCapability): Condition => ({
  field: 'type',
  op: 'in',
  value: typesThat(capability),
})

/** The lowest place of this size where nothing is in the way; the first unit when there is none. */
export function firstFree({ units, mounts }: Pick<Elevation, 'units' | 'mounts'>, size: Omit<Place, 'unit'>): number {
  for (let unit = 1; unit + size.height - 1 <= units; unit++)
    if (!mounts.some((mount) => collide(mount, { ...size, unit }))) return unit
  return 1
}

/** Row of the drawing, from the top, that a place begins in. */
export const topRow = ({ units, numbering }: Pick<Elevation, 'units' | 'numbering'>, place: Place): number =>
  numbering === 'top-down' ? place.unit : units - (place.unit + place.height - 1) + 1

/** The unit a place of this height has when its upper edge stands in a row of the drawing. */
export function unitAt(elevation: Pick<Elevation, 'units' | 'numbering'>, row: number, height: number): number {
  const unit = elevation.numbering === 'top-down' ? row : elevation.units - row + 1 - height + 1
  return Math.min(Math.max(unit, 1), Math.max(elevation.units - height + 1, 1))
}

export const unitsText = ({ unit, height }: Place): string =>
  height === 1 ? `U${unit}` : `U${unit}–${unit + height - 1}`
