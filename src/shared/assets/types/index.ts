import type { AssetType } from './asset-type.ts'
import { computerType } from './computer.ts'
import { monitorType } from './monitor.ts'
import { networkEquipmentType } from './network-equipment.ts'
import { peripheralType } from './peripheral.ts'
import { phoneType } from './phone.ts'
import { printerType } from './printer.ts'

export type { AssetType } from './asset-type.ts'

/** In the order of menus. */
export const assetTypes: readonly AssetType[] = [
  computerType,
  monitorType,
  printerType,
  networkEquipmentType,
  phoneType,
  peripheralType,
]
export const assetTypeNames = ['computer', 'monitor', 'printer', 'network-equipment', 'phone', 'peripheral'] as const
export type AssetTypeName = (typeof assetTypeNames)[number]
