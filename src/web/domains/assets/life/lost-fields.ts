import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Json } from '../../../engine/records.ts'

/** Own fields of an asset that have a value, by what another type does with them. */
export function lostFields(record: Json, type: string | null): { kept: string[]; lost: string[] } {
  const known = assetKind.custom?.types[type ?? ''] ?? {}
  const said = Object.entries((record.custom ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name]) => name)
  return {
    kept: said.filter((name) => Object.hasOwn(known, name)),
    lost: said.filter((name) => !Object.hasOwn(known, name)),
  }
}
