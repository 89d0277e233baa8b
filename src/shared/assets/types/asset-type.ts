import type { Fields } from '../../kinds/define-kind.ts'

/** A type of asset shipped by us; those made by administrators will be rows of the same shape. */
export interface AssetType {
  readonly name: string
  /** Tabler icon name. */
  readonly icon: string
  /** Fields that only this type has, stored in asset.custom. */
  readonly fields: Fields
  /** Tabs beside the common ones. */
  readonly has: readonly (
    | 'software'
    | 'components'
    | 'volumes'
    | 'ports'
    | 'connections'
    | 'system'
    | 'virtualMachines'
  )[]
}

export const defineAssetType = <const T extends AssetType>(type: T): T => type
