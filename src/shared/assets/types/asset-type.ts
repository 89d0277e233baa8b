import type { Fields } from '../../kinds/define-kind.ts'

/** Families under which menus gather the types, in the order of menus. */
export const assetFamilies = [
  'workplace',
  'printing',
  'telephony',
  'networking',
  'server-room',
  'applications',
  'discovered',
] as const
export type AssetFamily = (typeof assetFamilies)[number]

/** What a type can have or do: tabs beside the common ones, and parts in the work of other rooms. */
export type AssetCapability =
  | 'software'
  | 'components'
  | 'volumes'
  | 'ports'
  | 'connections'
  | 'system'
  | 'virtualMachines'
  | 'databases'
  | 'records'
  /** Toners, drums, waste boxes, as the device measures them. */
  | 'supplies'
  /** Holds other equipment in numbered places: rack units, slots of an enclosure. */
  | 'places'
  /** Can be put into a rack or an enclosure. */
  | 'mounting'
  /** Feeds others through numbered outlets. */
  | 'outlets'
  /** Takes current from outlets. */
  | 'power'
  /** Has two ends, each at a port or a socket. */
  | 'ends'

/** A type of asset shipped by us; those made by administrators will be rows of the same shape. */
export interface AssetType {
  readonly name: string
  readonly family: AssetFamily
  /** Tabler icon name. */
  readonly icon: string
  /** Fields that only this type has, stored in asset.custom. */
  readonly fields: Fields
  readonly has: readonly AssetCapability[]
  /** Fields of the register that only some types have: references to lists, which `fields` cannot hold. */
  readonly columns?: readonly string[]
  /** Codes kept sealed, shown only to whoever may read them. */
  readonly secrets?: readonly string[]
}

export const defineAssetType = <const T extends AssetType>(type: T): T => type
