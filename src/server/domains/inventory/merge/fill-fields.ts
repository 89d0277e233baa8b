import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { propertyOf, type RowOf } from '../../../../shared/kinds/define-kind.ts'

type Asset = RowOf<typeof assetKind>

/** Values that the kept asset lacked and the merged one had, by property, before and after. */
export type Filled = Record<string, { old: unknown; new: unknown }>

const never = new Set([
  'number',
  'type',
  'name',
  'entity',
  'observed',
  'source',
  'custom',
  'lastInventoryAt',
  'lastBootAt',
])

/** What the merged asset says where the kept one says nothing. `withObserved`: also what agents said of it. */
export function missingFields(kept: Asset, merged: Asset, withObserved: boolean): Filled {
  const filled: Filled = {}
  for (const [name, field] of Object.entries(assetKind.fields)) {
    const property = propertyOf(name, field) as keyof Asset
    if (never.has(name) || kept[property] != null || merged[property] == null) continue
    filled[property] = { old: null, new: merged[property] }
  }
  const custom = { ...withoutKnown(merged.custom, kept.custom), ...kept.custom }
  if (Object.keys(custom).length > Object.keys(kept.custom).length) filled.custom = { old: kept.custom, new: custom }
  if (withObserved) {
    filled.observed = { old: kept.observed, new: merged.observed }
    filled.lastInventoryAt = { old: kept.lastInventoryAt, new: merged.lastInventoryAt }
  }
  return filled
}

const withoutKnown = (from: Asset['custom'], known: Asset['custom']): Asset['custom'] =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !(name in known)))

export const patchOf = (filled: Filled): Partial<Asset> =>
  Object.fromEntries(Object.entries(filled).map(([property, change]) => [property, change.new]))

/** Values that still are what the merge made them go back; what has been changed since stays. */
export function undoneFields(kept: Asset, filled: Filled): Partial<Asset> {
  const unchanged = Object.entries(filled).filter(([property, change]) =>
    isSame(kept[property as keyof Asset], change.new),
  )
  return Object.fromEntries(unchanged.map(([property, change]) => [property, revived(property, change.old)]))
}

/** Stored as JSON: an instant has become a text. */
const revived = (property: string, value: unknown): unknown =>
  property === 'lastInventoryAt' && typeof value === 'string' ? new Date(value) : value

const isSame = (one: unknown, other: unknown): boolean => stable(one) === stable(other)

function stable(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return JSON.stringify(value)
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  const record = value as Record<string, unknown>
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${key}:${stable(record[key])}`)
    .join(',')}}`
}
